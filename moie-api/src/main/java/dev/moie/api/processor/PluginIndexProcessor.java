package dev.moie.api.processor;

import dev.moie.api.JobType;
import dev.moie.api.OnlyWithFile;
import dev.moie.api.alert.ChannelType;
import dev.moie.api.command.CommandName;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.pf4j.Extension;

/**
 * Writes a plugin's index while it is compiled: {@code META-INF/moie/types.json} with its job types
 * and commands, and {@code META-INF/extensions.idx}, which PF4J wants in every jar. What the engine
 * could not use is a compiler error.
 *
 * <p>It needs to see all classes of the plugin at once; builds that compile only what changed must
 * be made clean.
 */
@SupportedAnnotationTypes("*")
public final class PluginIndexProcessor extends AbstractProcessor {
  private static final Set<String> CONDITIONAL =
      Set.of("dev.moie.api.EngineListener", "dev.moie.api.policy.Policy");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  private final Map<String, JobTypeReader.Entry> types = new TreeMap<>();
  private final Map<String, JobTypeReader.Entry> commands = new TreeMap<>();
  private final Map<String, JsonText.Raw> extensions = new TreeMap<>();
  private boolean compiledSomething;

  /** Made by the compiler. */
  public PluginIndexProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    compiledSomething |= !round.getRootElements().isEmpty();
    JobTypeReader reader = new JobTypeReader(processingEnv);
    for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(JobType.class))) {
      try {
        add(reader.read(type), type);
      } catch (Complaint complaint) {
        tell(complaint);
      }
    }
    for (TypeElement type :
        ElementFilter.typesIn(round.getElementsAnnotatedWith(ChannelType.class))) {
      try {
        add(reader.readChannel(type), type);
      } catch (Complaint complaint) {
        tell(complaint);
      }
    }
    for (TypeElement type :
        ElementFilter.typesIn(round.getElementsAnnotatedWith(CommandName.class))) {
      try {
        command(reader, type);
      } catch (Complaint complaint) {
        tell(complaint);
      }
    }
    for (Element element : round.getElementsAnnotatedWith(Extension.class)) {
      try {
        extension(reader, (TypeElement) element);
      } catch (Complaint complaint) {
        tell(complaint);
      }
    }
    if (round.processingOver() && compiledSomething && !round.errorRaised()) {
      write();
    }
    return false;
  }

  private void add(JobTypeReader.Entry entry, TypeElement type) throws Complaint {
    JobTypeReader.Entry other = types.putIfAbsent(entry.name(), entry);
    if (other != null) {
      throw new Complaint(
          type, "\"" + entry.name() + "\" is the name of " + other.className() + " already");
    }
    String prefix = prefix(entry.name());
    for (String name : types.keySet()) {
      if (!prefix(name).equals(prefix)) {
        throw new Complaint(
            type,
            "all types of a plugin begin with its id, but \""
                + entry.name()
                + "\" and \""
                + name
                + "\" differ");
      }
    }
  }

  private void command(JobTypeReader reader, TypeElement type) throws Complaint {
    CommandReader commandReader =
        new CommandReader(reader, processingEnv.getElementUtils(), processingEnv.getTypeUtils());
    JobTypeReader.Entry entry = commandReader.read(type);
    JobTypeReader.Entry other = commands.putIfAbsent(entry.name(), entry);
    if (other != null) {
      throw new Complaint(
          type, "\"" + entry.name() + "\" is the command of " + other.className() + " already");
    }
  }

  private static String prefix(String name) {
    return name.substring(0, name.indexOf('/'));
  }

  private void extension(JobTypeReader reader, TypeElement type) throws Complaint {
    reader.checkClass(type);
    reader.checkConstructor(type);
    List<String> points = new ArrayList<>();
    collectPoints(type.asType(), points);
    if (points.isEmpty()) {
      throw new Complaint(
          type, "an @Extension implements an extension point, such as dev.moie.api.EngineListener");
    }
    String name = reader.binaryName(type);
    List<String> sorted = points.stream().sorted().toList();
    OnlyWithFile only = type.getAnnotation(OnlyWithFile.class);
    if (only == null) {
      extensions.put(name, JsonText.object("class", name, "points", sorted));
      return;
    }
    if (!CONDITIONAL.containsAll(points)) {
      throw new Complaint(type, "@OnlyWithFile is for listeners and policies");
    }
    if (!FILE_NAME.matcher(only.value()).matches()) {
      throw new Complaint(
          type,
          "\""
              + only.value()
              + "\" is no name of a file in the workspace's folder; write one such as \"rules.yaml\"");
    }
    extensions.put(
        name, JsonText.object("class", name, "points", sorted, "only_with_file", only.value()));
  }

  private void collectPoints(TypeMirror type, List<String> points) {
    for (TypeMirror parent : processingEnv.getTypeUtils().directSupertypes(type)) {
      String name = processingEnv.getTypeUtils().erasure(parent).toString();
      boolean direct =
          processingEnv.getTypeUtils().directSupertypes(parent).stream()
              .anyMatch(each -> each.toString().equals("org.pf4j.ExtensionPoint"));
      if (direct && !points.contains(name)) {
        points.add(name);
      }
      collectPoints(parent, points);
    }
  }

  private void tell(Complaint complaint) {
    processingEnv
        .getMessager()
        .printMessage(Diagnostic.Kind.ERROR, complaint.getMessage(), complaint.element());
  }

  private void write() {
    JsonText.Raw index =
        JsonText.object(
            "format",
            1L,
            "types",
            types.values().stream().map(JobTypeReader.Entry::json).toList(),
            "commands",
            commands.values().stream().map(JobTypeReader.Entry::json).toList(),
            "extensions",
            List.copyOf(extensions.values()));
    List<String> classes = new ArrayList<>(extensions.keySet());
    types.values().forEach(entry -> classes.add(entry.className()));
    commands.values().forEach(entry -> classes.add(entry.className()));
    StringBuilder names = new StringBuilder();
    classes.stream().sorted().distinct().forEach(name -> names.append(name).append('\n'));
    resource("META-INF/moie/types.json", index.json() + "\n");
    // Written even if it is empty: a jar without one would inherit that of a plugin it depends on.
    resource("META-INF/extensions.idx", names.toString());
  }

  private void resource(String name, String text) {
    try (Writer out =
        new java.io.OutputStreamWriter(
            processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", name)
                .openOutputStream(),
            StandardCharsets.UTF_8)) {
      out.write(text);
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, name + " could not be written: " + e.getMessage());
    }
  }
}
