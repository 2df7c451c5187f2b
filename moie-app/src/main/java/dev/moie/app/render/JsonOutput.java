package dev.moie.app.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.app.Brakes;
import dev.moie.app.archive.ArchiveStatus;
import dev.moie.core.engine.BeatReport;
import dev.moie.core.engine.Breaker;
import dev.moie.core.engine.Command;
import dev.moie.core.engine.JobReport;
import dev.moie.core.log.Execution;
import dev.moie.core.log.Request;
import dev.moie.core.plugin.CommandInfo;
import dev.moie.core.plugin.PluginProblem;
import dev.moie.core.plugin.PluginReport;
import dev.moie.core.plugin.RunningPlugins;
import dev.moie.core.plugin.TypeInfo;
import dev.moie.core.state.Job;
import dev.moie.core.state.LastResult;
import dev.moie.core.state.Phase;
import dev.moie.core.state.State;
import dev.moie.core.state.Timestamps;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code --json} output of commands. Each is one object, described by a schema under {@code
 * docs/schema/}; keys are only ever added.
 */
public final class JsonOutput {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonOutput() {}

  /** The text of an object, indented, without a newline at its end. */
  public static String text(ObjectNode node) {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes can always be written", e);
    }
  }

  /** {@code heartbeat} and {@code simulate}. */
  public static ObjectNode beat(BeatReport report) {
    ObjectNode node = NODES.objectNode();
    node.put("outcome", report.outcome().name());
    node.put("phase", report.state().meta().currentPhase());
    node.put("started_at", Timestamps.text(report.startedAt()));
    node.put("finished_at", Timestamps.text(report.finishedAt()));
    ArrayNode promoted = node.putArray("promoted");
    report.promoted().forEach(promoted::add);
    ArrayNode jobs = node.putArray("jobs");
    report.jobs().forEach(job -> jobs.add(job(job)));
    return node;
  }

  private static ObjectNode job(JobReport report) {
    ObjectNode node = NODES.objectNode();
    node.put("id", report.job().id());
    node.put("outcome", report.outcome().name());
    node.put("reason", report.reason());
    node.put("duration_ms", report.duration().toMillis());
    if (report.request().isEmpty()) {
      node.putNull("request");
    } else {
      ObjectNode request = node.putObject("request");
      request.put("task", report.request().get().task());
      request.put("description", report.request().get().description());
      request.put("verification", report.request().get().verification());
      request.put("last_reason", report.request().get().lastReason());
    }
    return node;
  }

  /** {@code status}. */
  public static ObjectNode status(State state, String stateFile, Brakes brakes) {
    ObjectNode node = NODES.objectNode();
    node.put("project", state.meta().project());
    node.put("operator", state.meta().operator());
    putOptional(node, "mode", state.meta().mode());
    putOptional(node, "boot_time", state.meta().bootTime());
    node.put("state_file", stateFile);
    node.put("schema_version", state.schemaVersion());
    node.put("current_phase", state.meta().currentPhase());
    putOptional(node, "last_heartbeat", state.meta().lastHeartbeat().map(Timestamps::text));
    if (brakes.stop().isPresent()) {
      node.set("stop", StopJson.of(brakes.stop().get()));
    } else {
      node.putNull("stop");
    }
    ArrayNode phases = node.putArray("phases");
    state.phases().forEach(phase -> phases.add(phase(phase, brakes)));
    return node;
  }

  private static ObjectNode phase(Phase phase, Brakes brakes) {
    ObjectNode node = NODES.objectNode();
    node.put("id", phase.id());
    node.put("name", phase.name());
    node.put("status", phase.status().text());
    ArrayNode jobs = node.putArray("jobs");
    for (Job job : phase.jobs()) {
      ObjectNode each = jobs.addObject();
      each.put("id", job.id());
      each.put("task", job.task());
      each.put("status", job.status().text());
      if (job.lastResult().isEmpty()) {
        each.putNull("last_result");
      } else {
        each.set("last_result", lastResult(job.lastResult().get()));
      }
      Breaker breaker = brakes.breakers().get(job.id());
      if (breaker == null) {
        each.putNull("breaker");
      } else {
        each.putObject("breaker")
            .put("failures", breaker.failures())
            .put("until", Timestamps.text(breaker.until()));
      }
    }
    return node;
  }

  /** What became of a job last. */
  public static ObjectNode lastResult(LastResult result) {
    ObjectNode node = NODES.objectNode();
    node.put("outcome", result.outcome().name());
    node.put("reason", result.reason());
    node.put("time", Timestamps.text(result.time()));
    node.put("attempts", result.attempts());
    putOptional(node, "execution", result.execution());
    return node;
  }

  /** {@code verify}. */
  public static ObjectNode verify(List<Checked> checks) {
    ObjectNode node = NODES.objectNode();
    ArrayNode jobs = node.putArray("jobs");
    for (Checked check : checks) {
      ObjectNode each = jobs.addObject();
      each.put("id", check.job().id());
      each.put("verification", check.verification().verdict().name());
      each.put("reason", check.verification().reason());
      each.put("drift", check.isDrift());
      each.put("reopened", check.isReopened());
    }
    return node;
  }

  /** {@code history}. */
  public static ObjectNode history(List<Execution> executions) {
    ObjectNode node = NODES.objectNode();
    ArrayNode list = node.putArray("executions");
    executions.forEach(each -> list.add(summary(each)));
    return node;
  }

  /** {@code history show}. */
  public static ObjectNode execution(Execution execution) {
    ObjectNode node = summary(execution);
    node.put("phase", execution.phase());
    putOptional(node, "not_before", execution.notBefore().map(Timestamps::text));
    node.put("output", execution.output());
    return node;
  }

  private static ObjectNode summary(Execution execution) {
    ObjectNode node = NODES.objectNode();
    node.put("id", execution.id());
    node.put("job", execution.job());
    node.put("attempt", execution.attempt());
    node.put("type", execution.type());
    node.put("plugin", execution.plugin());
    node.put("started_at", Timestamps.text(execution.startedAt()));
    putOptional(node, "ended_at", execution.endedAt().map(Timestamps::text));
    node.put("outcome", ExecutionWord.of(execution));
    node.put("reason", execution.reason());
    return node;
  }

  /** {@code run}, {@code reset} and other orders about one job. */
  public static ObjectNode order(Command command, String job, Request.Answer answer) {
    return NODES
        .objectNode()
        .put("command", command.text())
        .put("job", job)
        .put("exit", answer.exit())
        .put("message", answer.text());
  }

  /** {@code version}. */
  public static ObjectNode version(
      String program, String api, Runtime.Version java, ArchiveStatus sharing) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("version", program)
            .put("api_version", api)
            .put("java_version", java.toString());
    node.putObject("class_data_sharing")
        .put("active", sharing.active())
        .put("reason", sharing.reason());
    return node;
  }

  /** {@code plugins list}. */
  public static ObjectNode plugins(
      List<PluginReport> reports, List<PluginProblem> problems, Optional<RunningPlugins> running) {
    ObjectNode node = NODES.objectNode();
    ArrayNode plugins = node.putArray("plugins");
    reports.forEach(report -> plugins.add(plugin(report)));
    putProblems(node, problems);
    node.set("running", running.map(RunningPluginsJson::of).orElse(null));
    return node;
  }

  /** {@code plugins info}: the same as in the list, with the types described. */
  public static ObjectNode pluginInfo(PluginReport report) {
    ObjectNode node = plugin(report);
    node.put("description", report.description());
    node.put("provider", report.provider());
    node.put("license", report.license());
    node.put("requires", report.requires());
    ArrayNode dependencies = node.putArray("dependencies");
    report.dependencies().forEach(dependencies::add);
    ArrayNode commands = node.putArray("commands");
    for (CommandInfo command : report.commands()) {
      ObjectNode each = commands.addObject();
      each.put("name", command.name());
      each.put("summary", command.summary());
      each.put("parameters", command.parameters());
      ArrayNode options = each.putArray("options");
      command
          .options()
          .forEach(
              option ->
                  options
                      .addObject()
                      .put("name", option.name())
                      .put("doc", option.doc())
                      .put("value", option.value()));
    }
    ArrayNode listeners = node.putArray("listeners");
    report.listeners().forEach(listeners::add);
    ArrayNode policies = node.putArray("policies");
    report.policies().forEach(policies::add);
    ArrayNode types = node.putArray("type_details");
    for (TypeInfo type : report.types()) {
      ObjectNode each = types.addObject();
      each.put("name", type.name());
      each.put("kind", type.kind().word());
      each.put("summary", type.summary());
      each.set("example", type.example());
      each.set("schema", type.schema());
    }
    return node;
  }

  private static ObjectNode plugin(PluginReport report) {
    ObjectNode node = NODES.objectNode();
    node.put("id", report.id());
    node.put("version", report.version());
    node.put("state", report.state().name());
    node.put("jar", report.jar().toString());
    ArrayNode types = node.putArray("types");
    report.types().forEach(type -> types.add(type.name()));
    putOptional(node, "overrides", report.overrides().map(Object::toString));
    node.put("sha256", report.sha256());
    SupplyJson.putSigners(node, report.signers());
    putProblems(node, report.problems());
    SupplyJson.putWarnings(node, report.warnings());
    return node;
  }

  private static void putProblems(ObjectNode node, List<PluginProblem> problems) {
    ArrayNode array = node.putArray("problems");
    problems.forEach(
        problem ->
            array
                .addObject()
                .put("id", problem.id())
                .put("message", problem.message())
                .put("cure", problem.cure()));
  }

  private static void putOptional(ObjectNode node, String key, Optional<String> value) {
    if (value.isPresent()) {
      node.put(key, value.get());
    } else {
      node.putNull(key);
    }
  }

  /** {@code plugins new}. */
  public static ObjectNode newPlugin(
      String id,
      Path folder,
      String javaPackage,
      String template,
      Path sdk,
      List<String> files,
      List<String> next) {
    ObjectNode node = NODES.objectNode();
    node.put("id", id);
    node.put("folder", folder.toString());
    node.put("package", javaPackage);
    node.put("template", template);
    node.put("sdk", sdk.toString());
    files.forEach(node.putArray("files")::add);
    next.forEach(node.putArray("next")::add);
    return node;
  }
}
