package dev.moie.core.log;

import dev.moie.core.io.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A letter box with a flag: whoever asks raises it, by making an empty file, so that the engine
 * need not look into the database all the time.
 */
final class SignalledRequests implements Requests {
  private final Disk disk;
  private final Path flag;
  private final Supplier<Requests> box;

  SignalledRequests(Disk disk, Path flag, Supplier<Requests> box) {
    this.disk = disk;
    this.flag = flag;
    this.box = box;
  }

  @Override
  public void ask(Request request) {
    box.get().ask(request);
    try {
      disk.write(flag, new byte[0]);
    } catch (IOException e) {
      throw new LogException(flag + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** The flag goes down before the box is opened, so what comes meanwhile raises it again. */
  @Override
  public List<Request> open() {
    if (!Files.exists(flag)) {
      return List.of();
    }
    try {
      disk.delete(flag);
    } catch (IOException e) {
      throw new LogException(flag + " cannot be removed: " + e.getMessage(), e);
    }
    return box.get().open();
  }

  @Override
  public boolean claim(Request request, Instant now) {
    return box.get().claim(request, now);
  }

  @Override
  public void answer(Request request, Request.Answer answer, Instant now) {
    box.get().answer(request, answer, now);
  }

  @Override
  public Optional<Request.Answer> answerTo(String id) {
    return box.get().answerTo(id);
  }

  @Override
  public boolean withdraw(String id) {
    return box.get().withdraw(id);
  }
}
