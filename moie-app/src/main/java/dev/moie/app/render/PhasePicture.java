package dev.moie.app.render;

import dev.moie.core.state.Job;
import dev.moie.core.state.JobStatus;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** The phases and their jobs, drawn with characters. */
public final class PhasePicture {
  private static final int BAR = 10;
  private static final int WIDTH = 76;

  private final Glyphs glyphs;
  private final Styles styles;
  private final JobMark mark;

  public PhasePicture(Terminal terminal) {
    this.glyphs = terminal.glyphs();
    this.styles = terminal.styles();
    this.mark = new JobMark(terminal);
  }

  /** The picture, with a newline at its end. */
  public String draw(State state) {
    StringBuilder picture = new StringBuilder();
    picture.append(styles.bold(Plain.line(state.meta().project(), WIDTH))).append('\n');
    Iterator<Phase> phases =
        state.phases().stream().sorted(Comparator.comparing(Phase::id)).iterator();
    if (!phases.hasNext()) {
      picture.append("\n  no phases yet; add one to \"phases\" in the state file\n");
    }
    while (phases.hasNext()) {
      Phase phase = phases.next();
      phase(picture, phase, phase.id() == state.meta().currentPhase());
      if (phases.hasNext()) {
        picture.append("    ").append(glyphs.line()).append('\n');
        picture.append("    ").append(glyphs.arrow()).append('\n');
      }
    }
    return picture.toString();
  }

  private void phase(StringBuilder picture, Phase phase, boolean current) {
    List<Job> finite = phase.jobs().stream().filter(job -> !job.isCyclic()).toList();
    long done = finite.stream().filter(job -> job.status() == JobStatus.COMPLETED).count();
    picture.append(current ? glyphs.current() + " " : "  ");
    picture.append(
        styles.bold("PHASE " + phase.id() + ": " + Plain.line(phase.name(), WIDTH - 20)));
    picture.append('\n').append("    ");
    if (finite.isEmpty()) {
      picture.append(glyphs.empty().repeat(BAR)).append(" no jobs to complete");
    } else {
      int full = (int) (done * BAR / finite.size());
      picture.append(styles.good(glyphs.full().repeat(full)));
      picture.append(glyphs.empty().repeat(BAR - full));
      picture.append(' ').append(done).append('/').append(finite.size()).append(" jobs");
    }
    picture.append(", ").append(phase.status().text()).append('\n');
    for (Job job : phase.jobs()) {
      String line = Plain.line(job.id()) + " " + Plain.line(job.task());
      picture.append("    ").append(mark.sign(job.status()));
      picture.append(Plain.line(line, WIDTH - 8)).append('\n');
    }
  }
}
