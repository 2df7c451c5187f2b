package dev.moie.plugins.arxiv.command;

import dev.moie.api.command.CommandIo;
import dev.moie.plugins.arxiv.corpus.BadQueryException;
import dev.moie.plugins.arxiv.corpus.CorpusReader;
import dev.moie.plugins.arxiv.corpus.CorpusReader.Found;
import dev.moie.plugins.arxiv.corpus.SearchRequest;
import dev.moie.plugins.arxiv.paper.Categories;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code moie arxiv search QUERY}. */
record SearchOrder(Words words, Library library, CommandIo io) {
  private static final int USUAL = 20;
  static final int MOST = 1000;

  int run() throws IOException, Answer {
    words.takeOnly("--category", "--author", "--from", "--to", "--newest", "--limit");
    Optional<LocalDate> from = words.day("--from");
    Optional<LocalDate> to = words.day("--to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw Answer.usage("--to " + to.get() + " is before --from " + from.get());
    }
    List<String> categories = words.all("--category");
    SearchRequest request =
        new SearchRequest(
            String.join(" ", words.rest()),
            categories,
            words.all("--author"),
            from,
            to,
            words.has("--newest"),
            words.number("--limit", MOST, USUAL));
    if (request.query().isBlank()
        && categories.isEmpty()
        && request.authors().isEmpty()
        && from.isEmpty()
        && to.isEmpty()
        && !request.newest()) {
      throw Answer.usage("search wants words, or one of --category, --author, --from, --newest");
    }
    try (CorpusReader corpus = library.open()) {
      Found found = corpus.search(request);
      FoundPapers.write("search", found, io);
      if (found.total() == 0) {
        io.err().println(nothing(corpus, categories));
      }
      return 0;
    } catch (BadQueryException e) {
      throw Answer.usage(e.getMessage());
    }
  }

  private static String nothing(CorpusReader corpus, List<String> categories) throws IOException {
    for (String category : categories) {
      if (!corpus.categories().containsKey(Categories.canonical(category))) {
        return "none of the "
            + corpus.size()
            + " papers here is in "
            + Words.quoted(category)
            + "; moie arxiv stats tells which categories there are";
      }
    }
    return "none of the " + corpus.size() + " papers here fits";
  }
}
