package dev.moie.app.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What an archetype says of its files and properties.
 *
 * @param defaults the properties that have one
 * @param fileSets its folders
 */
record ArchetypeDescriptor(Map<String, String> defaults, List<FileSet> fileSets) {
  private static final String NAME = "META-INF/maven/archetype-metadata.xml";

  /**
   * A folder of an archetype.
   *
   * @param directory with slashes; empty for the top
   * @param includes the names of its files; empty for all, with those in folders below
   * @param filtered whether names in braces are filled in
   * @param packaged whether its files are moved below the package
   */
  record FileSet(String directory, Set<String> includes, boolean filtered, boolean packaged) {

    boolean holds(String path) {
      String prefix = directory.isEmpty() ? "" : directory + "/";
      return path.startsWith(prefix)
          && (includes.isEmpty() || includes.contains(path.substring(prefix.length())));
    }
  }

  static ArchetypeDescriptor read(JarFile jar) throws IOException {
    JarEntry entry = jar.getJarEntry(NAME);
    if (entry == null) {
      throw new IOException(
          jar.getName() + " is no Maven archetype; unpack the distribution again");
    }
    Document document;
    try (InputStream in = jar.getInputStream(entry)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      document = factory.newDocumentBuilder().parse(in);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(NAME + " in " + jar.getName() + " cannot be read", e);
    }
    Map<String, String> defaults = new TreeMap<>();
    for (Element property : elements(document.getElementsByTagName("requiredProperty"))) {
      texts(property, "defaultValue")
          .forEach(value -> defaults.put(property.getAttribute("key"), value));
    }
    List<FileSet> sets = new ArrayList<>();
    for (Element set : elements(document.getElementsByTagName("fileSet"))) {
      sets.add(
          new FileSet(
              texts(set, "directory").get(0),
              new LinkedHashSet<>(texts(set, "include")),
              set.getAttribute("filtered").equals("true"),
              set.getAttribute("packaged").equals("true")));
    }
    return new ArchetypeDescriptor(defaults, sets);
  }

  private static List<String> texts(Element parent, String name) {
    return elements(parent.getElementsByTagName(name)).stream()
        .map(element -> element.getTextContent().strip())
        .toList();
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** Whether names in braces are filled in; in the POM they always are. */
  boolean isFiltered(String path) {
    return path.equals("pom.xml")
        || fileSets.stream().anyMatch(set -> set.filtered() && set.holds(path));
  }

  /** Where a file goes in a project. */
  String place(String path, String javaPackage) {
    return fileSets.stream()
        .filter(set -> set.packaged() && set.holds(path))
        .findFirst()
        .map(
            set ->
                set.directory()
                    + "/"
                    + javaPackage.replace('.', '/')
                    + path.substring(set.directory().length()))
        .orElse(path);
  }
}
