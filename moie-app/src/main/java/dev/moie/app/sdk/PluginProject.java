package dev.moie.app.sdk;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes plugin projects. Never over anything that is there. */
public final class PluginProject {
  private final Sdk sdk;

  @Inject
  PluginProject(Sdk sdk) {
    this.sdk = sdk;
  }

  /**
   * Makes a project.
   *
   * @param folder does not exist, or is empty
   * @param template one of {@link Sdk#templates}
   * @param names without a problem
   * @return its files, relative to the folder
   * @throws IOException if there is something already, or it cannot be written
   */
  public List<String> make(Path folder, String template, ProjectNames names) throws IOException {
    requireNothingThere(folder);
    if (sdk.folder().toString().contains(",")) {
      throw new IOException(
          sdk.folder() + " has a comma in its name, with which Maven separates folders; move it");
    }
    Map<String, String> properties = new TreeMap<>(names.properties());
    properties.put("moieSdk", sdk.folder().toString());
    Map<String, byte[]> files = sdk.archetype(template).expand(properties);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
      if (Set.of("mvnw", "mvnw.cmd").contains(file.getKey())
          && !path.toFile().setExecutable(true, false)) {
        throw new IOException(path + " cannot be made executable; check the file system");
      }
    }
    return List.copyOf(files.keySet());
  }

  private static void requireNothingThere(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        if (!entries.iterator().hasNext()) {
          return;
        }
      }
    }
    if (Files.exists(folder)) {
      throw new IOException(
          folder + " exists already, and nothing is written over; name another folder with --dir");
    }
  }
}
