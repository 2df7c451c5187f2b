package dev.moie.app.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documents, with its blocks of code. */
public final class Page {
  private static final Pattern FENCE = Pattern.compile("( *)(```+)(\\w*)");
  private static final Pattern MARK = Pattern.compile("<!-- ((?:not )?run|example)(?:: (.+))? -->");

  private final Path file;
  private final List<Block> blocks;

  private Page(Path file, List<Block> blocks) {
    this.file = file;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * What stands above a block, or at the top of a page for all of its blocks.
   *
   * @param word {@code run}, {@code not run}, {@code example}; empty if nothing does
   * @param more what stands behind the colon; empty if nothing does
   */
  public record Mark(String word, String more) {
    static final Mark NONE = new Mark("", "");
  }

  /**
   * A block of code.
   *
   * @param line of its first line in the page, from 1
   * @param language as it stands behind the fence; empty if none does
   * @param text with the line end of each line
   * @param mark its own, else that of the page
   */
  public record Block(int line, String language, String text, Mark mark) {
    /** Whether it is what people type. */
    public boolean isShell() {
      return language.equals("sh");
    }
  }

  /** Reads a page. */
  public static Page of(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Block> blocks = new ArrayList<>();
    Mark ofPage = Mark.NONE;
    Mark above = Mark.NONE;
    for (int i = 0; i < lines.size(); i++) {
      Matcher mark = MARK.matcher(lines.get(i));
      Matcher fence = FENCE.matcher(lines.get(i));
      if (mark.matches()) {
        above = new Mark(mark.group(1), mark.group(2) == null ? "" : mark.group(2));
      } else if (fence.matches()) {
        int begin = i + 1;
        StringBuilder text = new StringBuilder();
        String end = fence.group(1) + fence.group(2);
        for (i++; i < lines.size() && !lines.get(i).equals(end); i++) {
          text.append(lines.get(i)).append('\n');
        }
        Mark counts = above.equals(Mark.NONE) ? ofPage : above;
        blocks.add(new Block(begin + 1, fence.group(3), text.toString(), counts));
        above = Mark.NONE;
      } else if (!above.equals(Mark.NONE)) {
        // A mark with something else than a block below it is about the whole page.
        ofPage = above;
        above = Mark.NONE;
      }
    }
    return new Page(file, blocks);
  }

  /** Every page that people wrote or that is made for them: the README, and all under docs. */
  public static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    pages.add(of(Moie.sources().resolve("README.md")));
    try (Stream<Path> files = Files.walk(Moie.sources().resolve("docs"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
        pages.add(of(file));
      }
    }
    return pages;
  }

  public Path file() {
    return file;
  }

  /** Its path from the top of the source tree. */
  public String name() {
    return Moie.sources().relativize(file).toString();
  }

  public List<Block> blocks() {
    return blocks;
  }

  /** The blocks that are marked to be run, in their order. */
  public List<Block> runnable() {
    return blocks.stream()
        .filter(each -> each.isShell() && each.mark().word().equals("run"))
        .toList();
  }

  @Override
  public String toString() {
    return name();
  }
}
