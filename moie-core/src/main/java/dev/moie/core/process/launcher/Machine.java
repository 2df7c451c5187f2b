package dev.moie.core.process.launcher;

import java.util.Optional;

/** The processors that there is a launcher for. */
enum Machine {
  X86_64(62),
  AARCH64(183);

  private final int elfNumber;

  Machine(int elfNumber) {
    this.elfNumber = elfNumber;
  }

  /** What this Java runs on, if that is one of them, under Linux. */
  static Optional<Machine> here() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    return switch (System.getProperty("os.arch", "")) {
      case "amd64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }

  /** The launcher as an executable file. */
  byte[] program() {
    byte[] code = this == X86_64 ? X86Code.bytes() : Aarch64Code.bytes();
    return ElfFile.of(elfNumber, code, LauncherText.bytes());
  }
}
