package dev.moie.plugins.notebook.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsCheckTest {
  @TempDir Path folder;

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> findings(String text, String... ignore) throws IOException {
    file("docs/page.md", text);
    return DocsCheck.run(folder, List.of(folder.resolve("docs/page.md")), List.of(ignore))
        .findings()
        .stream()
        .map(each -> each.line() + " " + each.kind() + ": " + each.message())
        .toList();
  }

  @Test
  void links_lead_to_files_and_folders() throws Exception {
    file("README.md", "# Top");
    file("docs/a b/ü.md", "# X");
    assertThat(
            findings(
                """
                [up](../README.md) [space](a%20b/%C3%BC.md) [<angle>](<a b/ü.md>) [dir](a%20b)
                [root](/README.md) [query](../README.md?plain=1) [web](https://example.org/x.md)
                [mail](mailto:a@b.c) [ref][r] ![image](../README.md "title") [rel](//host/x)

                [gone](gone.md)
                text ![no image](img/no.png) and [two](
                  also-gone.md)
                [r]: ../READMEE.md
                <a href="raw.html">x</a>

                [none]() and `[code](is-none.md)`

                ```
                [in code](no.md) `no.md`
                ```

                    [indented](no.md)

                [r]: ../README.md
                """))
        .containsExactly(
            "5 link: there is no docs/gone.md",
            "6 link: there is no docs/img/no.png",
            "6 link: there is no docs/also-gone.md",
            "9 link: there is no docs/raw.html",
            "11 link: leads nowhere");
  }

  @Test
  void what_is_written_wrongly_gets_a_hint() throws Exception {
    file("guide/start.md", "# X");
    assertThat(findings("[x](start.md) and `docs/start.md`"))
        .containsExactly(
            "1 link: there is no docs/start.md; there is guide/start.md",
            "1 path: there is no docs/start.md; there is guide/start.md");
  }

  @Test
  void anchors_are_those_of_headings() throws Exception {
    file(
        "docs/other.md",
        "# The `moie docs` command\n\nÜber uns\n===\n\n## Twice\n\n## Twice\n\n<a id=\"raw\"></a>\n\n"
            + "### Who wins, and why?\n\n```\n# no heading\n```\n\n## [Linked](x) *text*\n");
    file("docs/x", "");
    assertThat(
            findings(
                """
                # Here

                [a](#here) [b](other.md#the-moie-docs-command) [c](other.md#%C3%BCber-uns)
                [d](other.md#twice) [e](other.md#twice-1) [f](other.md#raw)
                [g](other.md#who-wins-and-why) [h](other.md#linked-text) [i](x#L10)

                [1](#Here) [2](other.md#twice-2) [3](other.md#no-heading)
                """))
        .containsExactly(
            "7 anchor: docs/page.md has no heading \"#Here\"; it is #here",
            "7 anchor: docs/other.md has no heading \"#twice-2\"",
            "7 anchor: docs/other.md has no heading \"#no-heading\"");
  }

  @Test
  void paths_in_back_quotes_are_looked_for_and_routes_are_none() throws Exception {
    file("src/main/Tool.java", "");
    file("docs/local.md", "");
    assertThat(
            findings(
                """
                `/health` `/api/v1/jobs` `/openapi.json` `verify/command` `application/json` `and/or`
                `local.md` `./local.md` `../src/main/Tool.java` `main/Tool.java` `docs/local.md:12`
                `*.md` `<name>.json` `YYYY-MM-DD.md` `$HOME/x.sh` `~/x.md` `path/to/x.md` `cat no.md`
                `build()` `a.b.c` `e.g.` `.md` `1.2` `x.md, y.md` `https://a.b/c.md` `Foo.java`
                `local.md#part` `/srv-no-such/x.json`

                `no.md` and `src/none.ts`
                `/home/nobody-here/x.py` `../gone/x.yaml`
                """))
        .containsExactly(
            "7 path: there is no no.md",
            "7 path: there is no src/none.ts",
            "8 path: there is no /home/nobody-here/x.py",
            "8 path: there is no ../gone/x.yaml");
    assertThat(findings("`no.md` `logs/today.md` [x](logs/y.md)", "no.md", "logs/**")).isEmpty();
    file(".docs-ignore", "# made later\n\nno.md\n");
    assertThat(findings("`no.md` `x/no.md`"))
        .containsExactly(
            "1 path: there is no x/no.md; there is page.md".replace("; there is page.md", ""));
  }

  @Test
  void hostile_documents_are_read_to_their_end() throws Exception {
    String deep = ">".repeat(20_000) + " x\n" + "[".repeat(20_000) + "\n" + "*a ".repeat(20_000);
    assertThat(findings(deep + "\n\n[gone](gone.md)\n")).hasSize(1);
    assertThat(findings("[x](\u0000.md) [y](%00) [z](a%zz.md)"))
        .hasSize(3)
        .allMatch(each -> each.startsWith("1 link"));
    Files.write(folder.resolve("docs/page.md"), new byte[] {(byte) 0xff, '[', 'x', ']'});
    assertThat(DocsCheck.run(folder, List.of(folder), List.of()).findings()).isEmpty();
    assertThatThrownBy(() -> findings("x", "[")).hasMessageContaining("\"[\" is no glob");
    assertThatThrownBy(() -> DocsCheck.run(folder, List.of(folder.resolve("no")), List.of()))
        .hasMessageContaining("name a document or a folder");
  }
}
