package dev.moie.core.testing;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The disk of this machine, one call of which fails. */
public final class FailingDisk extends ForwardingDisk {

  /** How it fails. */
  public enum Fault {
    NO_SPACE,
    NO_PERMISSION,
    IO_ERROR;

    IOException at(Path file) {
      return switch (this) {
        case NO_SPACE -> new FileSystemException(file.toString(), null, "No space left on device");
        case NO_PERMISSION -> new AccessDeniedException(file.toString());
        case IO_ERROR -> new IOException("Input/output error");
      };
    }
  }

  private final int failing;
  private final Fault fault;
  private int calls;

  private FailingDisk(int failing, Fault fault) {
    this.failing = failing;
    this.fault = fault;
  }

  /** Fails at one call, counted from 1. */
  public static FailingDisk at(int call, Fault fault) {
    return new FailingDisk(call, fault);
  }

  /** Never fails, and counts. */
  public static FailingDisk counting() {
    return new FailingDisk(0, Fault.IO_ERROR);
  }

  /** How many calls there were. */
  public int calls() {
    return calls;
  }

  @Override
  protected void before(String step, Path file) throws IOException {
    if (++calls == failing) {
      throw fault.at(file);
    }
  }
}
