package dev.moie.core.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Reads the facts of a jar. Runs none of its code, and takes nothing in it for granted. */
final class JarReader {
  private static final int MAX_INDEX_BYTES = 1 << 20;
  private static final int MAX_ENTRIES = 200_000;
  private static final String TYPE_INDEX = "META-INF/moie/types.json";
  private static final String EXTENSION_INDEX = "META-INF/extensions.idx";

  private JarReader() {}

  /**
   * When a file was last written, as precisely as the file system tells: the time of the content,
   * which a copy may take over from its original, and that of the inode, which it cannot.
   */
  static String modified(Path jar, BasicFileAttributes attributes) {
    String content = Long.toString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    try {
      FileTime inode = (FileTime) Files.getAttribute(jar, "unix:ctime");
      return content + "/" + inode.to(TimeUnit.NANOSECONDS);
    } catch (IOException | RuntimeException notUnix) {
      return content;
    }
  }

  static JarFacts read(Path jar, BasicFileAttributes attributes) {
    return read(jar, attributes, jar);
  }

  /**
   * Reads a jar that is not in its place yet.
   *
   * @param named what it is called in messages
   */
  static JarFacts read(Path jar, BasicFileAttributes attributes, Path named) {
    String before = modified(jar, attributes);
    List<PluginProblem> problems = new ArrayList<>();
    Map<String, String> manifest = new TreeMap<>();
    Optional<String> typeIndex = Optional.empty();
    boolean hasExtensionIndex = false;
    int newestClass = 0;
    List<JarSigner> signers = List.of();
    String sha256 = "";
    try {
      sha256 = sha256(jar);
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        if (file.size() > MAX_ENTRIES) {
          throw new IOException("it has more than " + MAX_ENTRIES + " entries");
        }
        Optional<Manifest> found = manifest(file);
        if (found.isEmpty()) {
          problems.add(Problems.noManifest(named));
        }
        found.ifPresent(
            its ->
                its.getMainAttributes()
                    .forEach((name, value) -> manifest.put(name.toString(), value.toString())));
        bundledApi(file).ifPresent(entry -> problems.add(Problems.bundledApi(entry)));
        typeIndex = text(file, TYPE_INDEX);
        Optional<String> extensions = text(file, EXTENSION_INDEX);
        hasExtensionIndex = extensions.isPresent();
        newestClass = newestClass(file, extensions.orElse(""));
        JarSignature.Checked signature = JarSignature.check(jar, file);
        signature.problem().ifPresent(problems::add);
        signers = signature.signers();
      }
      if (!modified(jar, Files.readAttributes(jar, BasicFileAttributes.class)).equals(before)) {
        // Else the hash could be of other bytes than the signature that was verified.
        throw new IOException("it changed while it was read");
      }
    } catch (IOException | RuntimeException e) {
      // JarFile answers some broken files with unchecked exceptions.
      problems.add(Problems.notReadable(named, e));
    }
    return new JarFacts(
        attributes.size(),
        before,
        sha256,
        manifest,
        hasExtensionIndex,
        typeIndex,
        newestClass,
        signers,
        problems);
  }

  private static Optional<String> bundledApi(JarFile file) {
    return file.stream().map(JarEntry::getName).filter(SharedPackages::containsEntry).findFirst();
  }

  /** Not by {@link JarFile#getManifest}, which would unpack one of any size. */
  private static Optional<Manifest> manifest(JarFile file) throws IOException {
    Optional<byte[]> bytes = bytes(file, JarFile.MANIFEST_NAME);
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Manifest(new ByteArrayInputStream(bytes.get())));
  }

  private static Optional<String> text(JarFile file, String name) throws IOException {
    return bytes(file, name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Optional<byte[]> bytes(JarFile file, String name) throws IOException {
    JarEntry entry = file.getJarEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream in = file.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_INDEX_BYTES + 1);
      if (bytes.length > MAX_INDEX_BYTES) {
        throw new IOException(name + " is larger than " + MAX_INDEX_BYTES + " bytes");
      }
      return Optional.of(bytes);
    }
  }

  private static int newestClass(JarFile file, String extensionIndex) throws IOException {
    int newest = 0;
    for (String line : extensionIndex.lines().map(String::strip).toList()) {
      JarEntry entry = file.getJarEntry(line.replace('.', '/') + ".class");
      if (entry == null) {
        continue;
      }
      try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
        boolean classFile = in.readInt() == 0xCAFEBABE;
        in.readUnsignedShort();
        newest = classFile ? Math.max(newest, in.readUnsignedShort()) : newest;
      }
    }
    return newest;
  }

  /** The hash of a file, in hex. */
  static String sha256(Path jar) throws IOException {
    try (InputStream raw = Files.newInputStream(jar);
        DigestInputStream in = new DigestInputStream(raw, MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
