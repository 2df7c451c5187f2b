package dev.moie.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.moie.app.testing.Moie;
import dev.moie.app.testing.StateFiles;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pictures of the phases for browsers and documents. */
class PicturesIT {
  private static final String HOSTILE =
      "</text><script>alert(1)</script><img src=x onerror=alert(2)> & `x` \\u0000\\u202Eevil \\u2603"
          + " \\uD800 \\uFFFF";

  @TempDir Path folder;
  private Moie moie;

  @BeforeEach
  void aWorkspaceThatHasSeenSomething() throws Exception {
    StateFiles.write(
        folder,
        "{'id': 2, 'name': '" + HOSTILE + "', 'status': 'locked', 'jobs': []}",
        "{'id': 1, 'name': 'ONE', 'status': 'active', 'concurrency': 4, 'jobs': ["
            + StateFiles.job("1.1", "'verification_cmd': 'true'")
            + ", {'id': '<1.2>', 'task': '"
            + HOSTILE
            + "', 'description': '"
            + HOSTILE
            + "', 'status': 'pending', 'verification_cmd': 'echo \\\"<b>why</b>\\\"; false'}"
            + ", {'id': '1.3', 'task': 'Round', 'status': 'cyclic', 'schedule': 'PT1S', 'run':"
            + " {'uses': 'steps/command', 'with': {'command': 'test ! -e once; touch once'}}}]}");
    moie = Moie.in(folder);
    assertThat(moie.run("heartbeat", "-q").exit()).isZero();
  }

  @Test
  void the_page_stands_alone_and_shows_the_phases_the_jobs_and_why() throws Exception {
    Moie.Result made = moie.with("LANG", "C").run("phases", "--format", "html");

    assertThat(made.exit()).as(made.toString()).isZero();
    assertThat(made.err()).isEmpty();
    assertThat(made.out())
        .startsWith("<!DOCTYPE html>")
        .contains("1 of 2 completed", "Needs attention", "ACTION_REQUIRED", "last 1 run")
        .contains("&#60;b&#62;why&#60;/b&#62;", "&#9731;")
        .doesNotContain("<script", "http:", "https:", "url(", "@import", "<link", "<img");
    Document page = xml(made.out().replaceAll("(<meta [^>]*)>", "$1/>").substring(15));
    assertThat(texts(page, "h3")).anySatisfy(text -> assertThat(text).contains("<script>alert(1)"));
    assertThat(texts(page, "script")).isEmpty();
    assertThat(texts(page, "img")).isEmpty();
    assertThat(texts(page, "rect")).as("one bar a run of the cyclic job").hasSize(1);
  }

  @Test
  void the_svg_is_well_formed_and_says_the_same() throws Exception {
    Moie.Result made = moie.run("phases", "--format", "svg");

    assertThat(made.exit()).as(made.toString()).isZero();
    Document picture = xml(made.out());
    assertThat(picture.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(texts(picture, "text"))
        .contains("Phase 1: ONE", "1.1  Task 1.1", "active, 1 of 2 completed")
        .anySatisfy(text -> assertThat(text).contains("ACTION_REQUIRED", "<b>why</b>"));
    assertThat(texts(picture, "script")).isEmpty();
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static List<String> texts(Document document, String element) {
    NodeList found = document.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
