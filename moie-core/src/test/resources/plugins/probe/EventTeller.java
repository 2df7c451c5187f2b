package probe;

import dev.moie.api.EngineListener;
import dev.moie.api.event.HeartbeatFinished;
import dev.moie.api.event.HeartbeatStarted;
import dev.moie.api.event.JobFinished;
import dev.moie.api.event.PhaseCompleted;
import dev.moie.api.files.WorkspaceFiles;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pf4j.Extension;

/** Writes each event into a file. */
@Extension
public final class EventTeller implements EngineListener {
  private final WorkspaceFiles files;

  @Inject
  public EventTeller(WorkspaceFiles files) {
    this.files = files;
  }

  @Override
  public void heartbeatStarted(HeartbeatStarted event) {
    tell("started " + event.currentPhase());
  }

  @Override
  public void jobFinished(JobFinished event) {
    tell("job " + event.job().id() + " " + event.outcome());
  }

  @Override
  public void phaseCompleted(PhaseCompleted event) {
    tell("phase " + event.phase().id());
  }

  @Override
  public void heartbeatFinished(HeartbeatFinished event) {
    tell("finished " + event.outcome());
    throw new IllegalStateException("a listener that fails");
  }

  private void tell(String line) {
    try {
      files.append(Path.of("events.txt"), (line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
