package dev.moie.app.cli;

import dev.moie.app.ExitCode;
import dev.moie.app.render.DoctorJson;
import dev.moie.app.render.DoctorText;
import dev.moie.app.render.JsonOutput;
import dev.moie.app.render.Terminal;
import dev.moie.core.doctor.Check;
import dev.moie.core.doctor.Doctor;
import dev.moie.core.doctor.Examination;
import dev.moie.core.doctor.Setup;
import dev.moie.core.doctor.Severity;
import java.util.List;

/** Runs checks, tells what they have found, and makes an exit code of it. */
final class Consultation {
  private final GlobalOptions options;
  private final Terminal terminal;

  Consultation(GlobalOptions options, Terminal terminal) {
    this.options = options;
    this.terminal = terminal;
  }

  /** Returns the exit code. */
  int hold(List<Check> checks, Setup setup) throws InterruptedException {
    List<Examination> examinations = new Doctor().examine(checks, setup);
    if (options.json()) {
      terminal.out().println(JsonOutput.text(DoctorJson.of(examinations)));
    } else {
      new DoctorText(terminal, options.verbose(), options.quiet()).print(examinations);
    }
    return Examination.worst(examinations) == Severity.PROBLEM ? ExitCode.PROBLEM : ExitCode.OK;
  }
}
