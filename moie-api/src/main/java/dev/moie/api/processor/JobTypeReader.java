package dev.moie.api.processor;

import dev.moie.api.JobType;
import dev.moie.api.alert.ChannelType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Reads one class annotated with {@code @JobType} or {@code @ChannelType}, and checks what the
 * engine relies on.
 */
final class JobTypeReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");
  private static final String INJECT = "jakarta.inject.Inject";

  private final ProcessingEnvironment environment;

  JobTypeReader(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** A job type, ready for the index. */
  record Entry(String name, String className, JsonText.Raw json) {}

  Entry read(TypeElement type) throws Complaint {
    JobType annotation = type.getAnnotation(JobType.class);
    Optional<DeclaredType> verifier = implemented(type.asType(), "dev.moie.api.Verifier");
    Optional<DeclaredType> action = implemented(type.asType(), "dev.moie.api.Action");
    if (verifier.isPresent() == action.isPresent()) {
      throw new Complaint(
          type, "a job type implements either Verifier or Action, and exactly one of them");
    }
    return entry(
        type,
        annotation.value(),
        verifier.isPresent() ? "verifier" : "action",
        annotation.summary(),
        annotation.example(),
        verifier.or(() -> action).orElseThrow());
  }

  /** A kind of channel, which stands in the index as another kind of type. */
  Entry readChannel(TypeElement type) throws Complaint {
    ChannelType annotation = type.getAnnotation(ChannelType.class);
    Optional<DeclaredType> notifier = implemented(type.asType(), "dev.moie.api.alert.Notifier");
    if (notifier.isEmpty()) {
      throw new Complaint(type, "a class with a @ChannelType implements Notifier");
    }
    return entry(
        type,
        annotation.value(),
        annotation.heartbeats() ? "beat-notifier" : "notifier",
        annotation.summary(),
        annotation.example(),
        notifier.get());
  }

  private Entry entry(
      TypeElement type,
      String name,
      String kind,
      String summary,
      String example,
      DeclaredType contract)
      throws Complaint {
    checkClass(type);
    checkConstructor(type);
    if (!NAME.matcher(name).matches()) {
      throw new Complaint(
          type,
          "\""
              + name
              + "\" is no type name; write <plugin>/<type> in lower case, such as \"verify/file\"");
    }
    if (summary.isBlank() || summary.contains("\n")) {
      throw new Complaint(type, "the summary is one line that says what the type is for");
    }
    TypeElement config = config(type, contract);
    ConfigSchema.Result schema = new ConfigSchema(environment.getTypeUtils()).of(config);
    checkExample(type, example, schema);
    String className = binaryName(type);
    JsonText.Raw json =
        JsonText.object(
            "name", name,
            "kind", kind,
            "class", className,
            "summary", summary,
            "example", new JsonText.Raw(example.strip()),
            "config", binaryName(config),
            "schema", schema.json());
    return new Entry(name, className, json);
  }

  String binaryName(TypeElement type) {
    return environment.getElementUtils().getBinaryName(type).toString();
  }

  /** Checks what holds for every class that the engine makes instances of. */
  void checkClass(TypeElement type) throws Complaint {
    boolean reachable =
        type.getKind() == ElementKind.CLASS
            && type.getModifiers().contains(Modifier.PUBLIC)
            && !type.getModifiers().contains(Modifier.ABSTRACT)
            && (type.getEnclosingElement().getKind() == ElementKind.PACKAGE
                || type.getModifiers().contains(Modifier.STATIC));
    if (!reachable) {
      throw new Complaint(
          type, "the engine makes instances of this: make it a public, concrete, non-inner class");
    }
  }

  void checkConstructor(TypeElement type) throws Complaint {
    List<ExecutableElement> constructors = ElementFilter.constructorsIn(type.getEnclosedElements());
    long injected = constructors.stream().filter(JobTypeReader::isInjected).count();
    boolean plain =
        constructors.stream()
            .anyMatch(
                each ->
                    each.getParameters().isEmpty()
                        && each.getModifiers().contains(Modifier.PUBLIC));
    if (injected > 1 || (injected == 0 && !plain)) {
      throw new Complaint(
          type,
          "the engine makes instances of this: give it a public constructor without parameters, or"
              + " one annotated with jakarta.inject.Inject");
    }
  }

  private static boolean isInjected(Element constructor) {
    return constructor.getAnnotationMirrors().stream()
        .anyMatch(mirror -> mirror.getAnnotationType().toString().equals(INJECT));
  }

  /** The interface with its type arguments, however far up it is implemented. */
  private Optional<DeclaredType> implemented(TypeMirror type, String name) {
    String erased = environment.getTypeUtils().erasure(type).toString();
    if (erased.equals(name)) {
      return Optional.of((DeclaredType) type);
    }
    for (TypeMirror parent : environment.getTypeUtils().directSupertypes(type)) {
      Optional<DeclaredType> found = implemented(parent, name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static TypeElement config(TypeElement type, DeclaredType contract) throws Complaint {
    if (contract.getTypeArguments().size() == 1
        && contract.getTypeArguments().get(0) instanceof DeclaredType argument
        && argument.asElement().getKind() == ElementKind.RECORD) {
      return (TypeElement) argument.asElement();
    }
    throw new Complaint(
        type, "the configuration is a record; use NoConfig if there is nothing to configure");
  }

  private static void checkExample(TypeElement type, String example, ConfigSchema.Result schema)
      throws Complaint {
    List<String> keys =
        JsonObjectCheck.keys(example)
            .orElseThrow(() -> new Complaint(type, "the example is no JSON object: " + example));
    for (String key : keys) {
      if (!schema.keys().contains(key)) {
        throw new Complaint(
            type, "the example has the key \"" + key + "\", but known are " + schema.keys());
      }
    }
    for (String key : schema.required()) {
      if (!keys.contains(key)) {
        throw new Complaint(type, "the example lacks \"" + key + "\", which must be given");
      }
    }
  }
}
