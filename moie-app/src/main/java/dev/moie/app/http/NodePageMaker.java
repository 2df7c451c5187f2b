package dev.moie.app.http;

import dev.moie.app.http.page.Frame;
import dev.moie.app.http.page.NodePage;
import dev.moie.app.picture.Took;
import dev.moie.app.render.ClusterText;
import dev.moie.app.render.ClusterView;
import dev.moie.app.render.Plain;
import dev.moie.core.cluster.NodeRow;
import dev.moie.core.cluster.Overview;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the page of the nodes. */
final class NodePageMaker {
  private static final int MOST_JOBS = 100;

  private final ClusterView view;
  private final Rows rows;

  NodePageMaker(ClusterView view, Rows rows) {
    this.view = view;
    this.rows = rows;
  }

  NodePage make(Frame frame) {
    Overview overview = view.overview();
    return new NodePage(
        frame,
        Plain.line(view.database()),
        overview.leader().map(this::leader).orElse("No node leads: no job is handed out."),
        overview.leader().filter(leader -> !leader.left().isNegative()).isPresent(),
        overview.nodes().stream().map(this::node).toList(),
        overview.jobs().stream().limit(MOST_JOBS).map(this::queued).toList(),
        Math.max(0, overview.jobs().size() - MOST_JOBS),
        view.differences().stream().map(ClusterText::difference).toList());
  }

  private String leader(Overview.Leader leader) {
    String name = Plain.line(leader.holder(), 60);
    String token = "token " + leader.token();
    return leader.left().isNegative()
        ? name
            + " led until "
            + Took.text(leader.left().negated().toMillis())
            + " ago, "
            + token
            + "; the next node that looks takes the lead."
        : name
            + " leads since "
            + rows.moment(leader.since()).full()
            + ", "
            + token
            + ", for "
            + Took.text(leader.left().toMillis())
            + " more unless it renews that.";
  }

  private NodePage.Node node(NodeRow row) {
    Optional<String> leading = view.overview().leadingNode();
    return new NodePage.Node(
        Plain.line(row.info().id(), 60),
        switch (row.state()) {
          case UP -> "good";
          case DRAINING -> "person";
          case DEAD -> "bad";
        },
        row.state().name().toLowerCase(Locale.ROOT),
        leading.filter(row.info().id()::equals).isPresent(),
        Took.text(row.silent().toMillis()),
        Plain.line(row.info().host(), 60) + ", process " + row.info().pid(),
        Plain.line(row.info().version(), 30),
        rows.moment(row.since()),
        lines(row.info().running()),
        lines(row.info().plugins()));
  }

  private static List<String> lines(List<String> texts) {
    return texts.stream().limit(MOST_JOBS).map(text -> Plain.line(text, 100)).toList();
  }

  private NodePage.Queued queued(Overview.QueuedJob job) {
    return new NodePage.Queued(
        job.job(),
        rows.task(job.job()),
        job.node().map(node -> Plain.line(node, 60)).orElse(""),
        rows.moment(job.due()),
        job.node().isEmpty() ? "" : Took.text(job.silent().toMillis()));
  }
}
