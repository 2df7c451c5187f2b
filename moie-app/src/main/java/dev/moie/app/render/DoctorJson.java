package dev.moie.app.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.doctor.Examination;
import dev.moie.core.doctor.Finding;
import dev.moie.core.doctor.Severity;
import java.util.List;

/** {@code doctor} and {@code plugins doctor}, for machines. */
public final class DoctorJson {
  private DoctorJson() {}

  /** All checks, those that found nothing too. */
  public static ObjectNode of(List<Examination> examinations) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", status(Examination.worst(examinations)));
    node.put("problems", Examination.count(examinations, Severity.PROBLEM));
    node.put("warnings", Examination.count(examinations, Severity.WARNING));
    ArrayNode checks = node.putArray("checks");
    for (Examination examination : examinations) {
      ObjectNode check = checks.addObject();
      check.put("id", examination.check().id());
      check.put("area", examination.check().area().text());
      check.put("about", examination.check().about());
      ArrayNode findings = check.putArray("findings");
      for (Finding finding : examination.findings()) {
        findings
            .addObject()
            .put("severity", finding.severity().text())
            .put("subject", finding.subject())
            .put("message", finding.message())
            .put("cure", finding.cure());
      }
    }
    return node;
  }

  private static String status(Severity worst) {
    return switch (worst) {
      case OK, INFO -> "ok";
      case WARNING -> "warnings";
      case PROBLEM -> "problems";
    };
  }
}
