package dev.moie.plugins.arxiv.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.corpus.CorpusWriter;
import dev.moie.plugins.arxiv.store.EventRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every form of the digest, of a day on which all titles are hostile. */
class DigestFormatsTest {
  private static final String UNSAFE = "[\\p{Cc}\\p{Cf}&&[^\\n\\u2060]]";

  @TempDir Path folder;

  /** Compares with a file beside this class; {@code -Dmoie.rewrite=true} writes it. */
  private static void isGolden(String name, String text) throws Exception {
    Path file = Path.of("src/test/resources/dev/moie/plugins/arxiv/digest", name);
    if (Boolean.getBoolean("moie.rewrite")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(
            new ByteArrayInputStream(
                text.replace("<!DOCTYPE html>\n", "").getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    List<Element> all = new ArrayList<>();
    NodeList nodes = document.getElementsByTagNameNS("*", name);
    for (int i = 0; i < nodes.getLength(); i++) {
      all.add((Element) nodes.item(i));
    }
    return all;
  }

  @Test
  void markdown_has_no_markup_of_strangers() throws Exception {
    String digest = MarkdownDigest.of(HostileEdition.edition());

    isGolden("hostile.md", digest);
    assertThat(digest.replaceAll("\\\\.", ""))
        .doesNotContain("<", "](javascript", "![", "`")
        .doesNotContainPattern(UNSAFE);
    assertThat(digest)
        .contains("### New candidates", "### Cross-listed candidates", "### Revised candidates")
        .contains("## Gone since a digest told of them", "withdrawn, reported on 2026-10-05")
        .contains("1 more with the abstract that they had before", "by an author you follow")
        .contains("2 more are left out.", Edition.THANKS);
    assertThat(digest.substring(0, digest.indexOf("## New\n"))).doesNotContain("Muted");
  }

  @Test
  void html_is_one_well_formed_page_that_runs_and_fetches_nothing() throws Exception {
    String digest = HtmlDigest.of(HostileEdition.edition());

    isGolden("hostile.html", digest);
    Document page = xml(digest);
    assertThat(elements(page, "script")).isEmpty();
    assertThat(elements(page, "img")).isEmpty();
    assertThat(elements(page, "link")).isEmpty();
    assertThat(elements(page, "style").get(0).getTextContent()).doesNotContain("url(", "@import");
    assertThat(digest).doesNotContainPattern(UNSAFE);
    for (Element anchor : elements(page, "a")) {
      assertThat(anchor.getAttribute("href")).matches("(https://arxiv\\.org/abs/|#).*");
    }
    for (Element each : elements(page, "*")) {
      for (int i = 0; i < each.getAttributes().getLength(); i++) {
        assertThat(each.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
      }
    }
    assertThat(elements(page, "h4").get(0).getTextContent()).isEqualTo("Plain");
    assertThat(elements(page, "h4"))
        .extracting(Element::getTextContent)
        .contains("<script>alert(1)</script> & <img src=x onerror=\"alert('2')\">");
    assertThat(elements(page, "mark").get(0).getTextContent()).isEqualTo("contrary to common");
  }

  @Test
  void json_fits_its_schema_and_keeps_titles_as_they_are() throws Exception {
    String digest = JsonDigest.of(HostileEdition.edition());

    isGolden("hostile.json", digest);
    String schema = Files.readString(Path.of("../../docs/schema/arxiv-digest.json"));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(digest, InputFormat.JSON))
        .isEmpty();
    JsonNode read = new ObjectMapper().readTree(digest);
    assertThat(read.path("candidates").findValuesAsText("event"))
        .containsExactly("new", "new", "new", "cross_listed", "revised");
    assertThat(read.path("candidates").get(1).path("paper").path("title").asText())
        .startsWith("<script>");
    assertThat(read.path("gone_since_reported").get(0).path("id").asText()).isEqualTo("2610.00001");
    assertThat(read.path("papers").path("new").path("left_out").asInt()).isEqualTo(2);
  }

  @Test
  void bibtex_can_be_read_back_and_keys_are_unique() throws Exception {
    String digest = BibtexDigest.of(HostileEdition.edition().candidates().listed());

    isGolden("hostile.bib", digest);
    List<Map<String, String>> entries = BibtexReader.read(digest);
    assertThat(entries).hasSize(5);
    assertThat(entries).extracting(entry -> entry.get("key")).doesNotHaveDuplicates();
    for (Map<String, String> entry : entries) {
      assertThat(entry)
          .containsOnlyKeys(
              "key", "title", "author", "year", "eprint", "archivePrefix", "primaryClass", "url");
      assertThat(entry.get("primaryClass")).isEqualTo("hep-th");
    }
    Map<String, String> braces =
        entries.stream().filter(each -> each.get("eprint").equals("2611.00004")).findFirst().get();
    assertThat(braces.get("title"))
        .contains("100\\% of A\\_B \\& C\\#1 $\\alpha_1 \\in {2}$")
        .contains("\\textbackslash{}input/etc/passwd")
        .contains("\\textbackslash{}write18rm");
    assertThat(braces.get("author")).isEqualTo("Zoé Ångström");
    assertThat(entries).extracting(each -> each.get("author")).contains("{Doe, J. and Sons}");
  }

  @Test
  void the_feed_is_valid_bounded_and_stable() throws Exception {
    EventRecord record = new EventRecord(folder.resolve("events"));
    try (CorpusWriter writer = CorpusWriter.open(folder.resolve("index"), record)) {
      writer.append(HostileEdition.events());
    }
    Reported after = HostileEdition.reported().with(HostileEdition.edition());
    try (CorpusReader corpus = CorpusReader.open(folder.resolve("index"), record).orElseThrow()) {
      String feed = AtomFeed.of(after, corpus, HostileEdition.MADE);

      isGolden("hostile.atom", feed);
      Document read = xml(feed);
      List<Element> entries = elements(read, "entry");
      assertThat(entries).hasSize(6);
      for (Element each : entries) {
        for (String needed : List.of("id", "title", "updated", "summary")) {
          assertThat(each.getElementsByTagNameNS("*", needed).getLength()).isEqualTo(1);
        }
      }
      assertThat(entries)
          .extracting(each -> each.getElementsByTagNameNS("*", "id").item(0).getTextContent())
          .doesNotHaveDuplicates()
          .contains("https://arxiv.org/abs/2611.00001");
      assertThat(feed).contains("<title>[gone] Was ").doesNotContainPattern(UNSAFE);
      // The same day again: nothing has changed, not even the times.
      Reported again = after.with(HostileEdition.edition(after));
      assertThat(AtomFeed.of(again, corpus, HostileEdition.MADE.plusSeconds(60))).isEqualTo(feed);
    }
  }

  @Test
  void what_was_reported_is_read_back_and_a_broken_file_counts_as_none() throws Exception {
    Reported after = HostileEdition.reported().with(HostileEdition.edition());
    Path file = Files.writeString(folder.resolve("reported.json"), after.toJson());

    assertThat(Reported.read(file)).isEqualTo(after);
    assertThat(Reported.read(Files.writeString(file, "{\"feed")).entries()).isEmpty();
    assertThat(Reported.read(folder.resolve("absent")).entries()).isEmpty();
  }
}
