package dev.moie.plugins.verify;

import dev.moie.api.JobContext;
import dev.moie.api.JobType;
import dev.moie.api.Verification;
import dev.moie.api.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Holds if a file is there, or is not, and is as large, as old and the same as it should be. */
@JobType(
    value = "verify/file",
    summary = "Holds if a file exists, and has the size, age and SHA-256 asked for",
    example = "{\"path\": \"reports/daily.md\", \"max_age\": \"P1D\"}")
public final class FileVerifier implements Verifier<FileConfig> {

  /** Made by the engine. */
  public FileVerifier() {}

  @Override
  public Verification verify(FileConfig config, JobContext job) throws IOException {
    Path path = job.files().resolve(config.path());
    BasicFileAttributes found;
    try {
      found = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return config.exists()
          ? Verification.notVerified(path + " does not exist")
          : Verification.verified(path + " does not exist");
    } catch (AccessDeniedException e) {
      return Verification.inconclusive(path + " may not be looked at; check the permissions");
    }
    if (!config.exists()) {
      return Verification.notVerified(path + " exists");
    }
    Optional<String> flaw =
        kind(config, found)
            .or(() -> size(config, found))
            .or(() -> age(config, found, job))
            .map(what -> path + " " + what);
    if (flaw.isPresent()) {
      return Verification.notVerified(flaw.get());
    }
    return config.sha256().isPresent()
        ? hash(path, found, config.sha256().get(), job)
        : Verification.verified(path + " is there");
  }

  private static Optional<String> kind(FileConfig config, BasicFileAttributes found) {
    boolean right =
        switch (config.type()) {
          case ANY -> true;
          case FILE -> found.isRegularFile();
          case DIRECTORY -> found.isDirectory();
        };
    return right ? Optional.empty() : Optional.of("is no " + name(config.type()));
  }

  private static String name(FileConfig.Kind kind) {
    return kind == FileConfig.Kind.DIRECTORY ? "folder" : "file";
  }

  private static Optional<String> size(FileConfig config, BasicFileAttributes found) {
    long size = found.size();
    if (config.minSize().isPresent() && size < config.minSize().get()) {
      return Optional.of("has " + size + " bytes, fewer than " + config.minSize().get());
    }
    if (config.maxSize().isPresent() && size > config.maxSize().get()) {
      return Optional.of("has " + size + " bytes, more than " + config.maxSize().get());
    }
    return Optional.empty();
  }

  private static Optional<String> age(
      FileConfig config, BasicFileAttributes found, JobContext job) {
    Duration since = Duration.between(found.lastModifiedTime().toInstant(), job.clock().instant());
    // A file from the future is as new as can be.
    Duration age = since.isNegative() ? Duration.ZERO : since;
    if (config.maxAge().isPresent() && age.compareTo(config.maxAge().get()) > 0) {
      return Optional.of("was last written " + age + " ago, more than " + config.maxAge().get());
    }
    if (config.minAge().isPresent() && age.compareTo(config.minAge().get()) < 0) {
      return Optional.of("was last written " + age + " ago, less than " + config.minAge().get());
    }
    return Optional.empty();
  }

  private static Verification hash(
      Path path, BasicFileAttributes found, String expected, JobContext job) throws IOException {
    if (!found.isRegularFile()) {
      return Verification.notVerified(path + " is no file, so it has no SHA-256");
    }
    try (InputStream raw = Files.newInputStream(path);
        DigestInputStream in = new DigestInputStream(raw, MessageDigest.getInstance("SHA-256"))) {
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (job.isCancelled()) {
          return Verification.inconclusive("hashing " + path + " took too long");
        }
      }
      String actual = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return actual.equals(expected)
          ? Verification.verified(path + " has the SHA-256 " + actual)
          : Verification.notVerified(path + " has the SHA-256 " + actual + ", not " + expected);
    } catch (AccessDeniedException e) {
      return Verification.inconclusive(path + " may not be read; check the permissions");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
