package dev.moie.api.processor;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import dev.moie.api.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Turns a configuration record into a JSON Schema (2020-12). */
final class ConfigSchema {
  private static final Set<String> BOXES =
      Set.of("java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.lang.Boolean");

  /**
   * A record's schema.
   *
   * @param json the schema
   * @param properties the part of it that describes the keys
   * @param keys all keys
   * @param required the keys that must be given
   */
  record Result(
      JsonText.Raw json, JsonText.Raw properties, List<String> keys, List<String> required) {}

  /** Of a string that names a secret. */
  private static final String SECRET_FORMAT = "secret-name";

  private final Types types;
  private final List<String> path = new ArrayList<>();

  /** Whether the component at hand is annotated with {@code @Secret}. */
  private boolean secret;

  ConfigSchema(Types types) {
    this.types = types;
  }

  Result of(TypeElement record) throws Complaint {
    String name = record.getQualifiedName().toString();
    if (path.contains(name)) {
      throw new Complaint(record, "the record contains itself; a configuration has an end");
    }
    path.add(name);
    List<Object> properties = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      String key = key(component);
      if (keys.contains(key)) {
        throw new Complaint(component, "\"" + key + "\" is the key of another component already");
      }
      keys.add(key);
      properties.add(key);
      properties.add(component(component));
      if (isRequired(component)) {
        required.add(key);
      }
    }
    path.remove(name);
    JsonText.Raw described = JsonText.object(properties.toArray());
    JsonText.Raw json =
        JsonText.object(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            required,
            "properties",
            described);
    return new Result(json, described, keys, required);
  }

  private JsonText.Raw component(RecordComponentElement component) throws Complaint {
    Doc doc = component.getAnnotation(Doc.class);
    if (doc == null || doc.value().isBlank()) {
      throw new Complaint(component, "say what the component is for: annotate it with @Doc(\"…\")");
    }
    TypeMirror type = component.asType();
    secret = component.getAnnotation(Secret.class) != null;
    if (secret && !holdsText(type)) {
      throw new Complaint(
          component,
          "@Secret is for the name of a secret: a String, or an Optional, List or Map of these");
    }
    List<Object> members = new ArrayList<>(type(component, bare(type), false));
    secret = false;
    Range range = component.getAnnotation(Range.class);
    if (range != null) {
      if (!List.of("integer", "number").contains(members.get(1))) {
        throw new Complaint(component, "@Range is for numbers; remove it");
      }
      set(members, "minimum", range.min(), Long.MIN_VALUE);
      set(members, "maximum", range.max(), Long.MAX_VALUE);
    }
    Default value = component.getAnnotation(Default.class);
    if (value != null) {
      members.add("default");
      members.add(new DefaultValue(component, value.value(), members, range).json());
    } else if (isCollection(type)) {
      members.add("default");
      members.add(new JsonText.Raw(erased(type).equals("java.util.List") ? "[]" : "{}"));
    }
    members.add("description");
    members.add(doc.value());
    return JsonText.object(members.toArray());
  }

  /** An int stays within its own bounds, however wide the range is. */
  private static void set(List<Object> members, String key, long bound, long none) {
    if (bound == none) {
      return;
    }
    int place = members.indexOf(key);
    if (place >= 0) {
      long own = (Long) members.get(place + 1);
      members.set(place + 1, key.equals("minimum") ? Math.max(own, bound) : Math.min(own, bound));
    } else {
      members.add(key);
      members.add(bound);
    }
  }

  private boolean isRequired(RecordComponentElement component) {
    TypeMirror type = component.asType();
    return component.getAnnotation(Default.class) == null
        && !isCollection(type)
        && !erased(type).equals("java.util.Optional");
  }

  private boolean isCollection(TypeMirror type) {
    return Set.of("java.util.List", "java.util.Map").contains(erased(type));
  }

  private String erased(TypeMirror type) {
    return types.erasure(type).toString();
  }

  private boolean holdsText(TypeMirror type) {
    return switch (erased(type)) {
      case "java.lang.String" -> true;
      case "java.util.Optional", "java.util.List" -> holdsText(argument(type, 0));
      case "java.util.Map" -> holdsText(argument(type, 1));
      default -> false;
    };
  }

  /** What stands in an Optional, or the type itself. */
  private TypeMirror bare(TypeMirror type) {
    return erased(type).equals("java.util.Optional") ? argument(type, 0) : type;
  }

  private static TypeMirror argument(TypeMirror type, int index) {
    if (((DeclaredType) type).getTypeArguments().isEmpty()) {
      return type; // A raw type, which is supported nowhere.
    }
    return ((DeclaredType) type).getTypeArguments().get(index);
  }

  private List<Object> type(Element component, TypeMirror type, boolean inside) throws Complaint {
    if (type.getKind() == TypeKind.BOOLEAN) {
      return List.of("type", "boolean");
    }
    if (type.getKind() == TypeKind.INT) {
      return ints();
    }
    if (type.getKind() == TypeKind.LONG) {
      return List.of("type", "integer");
    }
    if (type.getKind() == TypeKind.DOUBLE) {
      return List.of("type", "number");
    }
    if (!(type instanceof DeclaredType declared)) {
      throw unsupported(component, type);
    }
    String name = erased(type);
    if (BOXES.contains(name)) {
      if (!inside && types.isSameType(type, component.asType())) {
        throw new Complaint(
            component, "a box may be null; use Optional<" + simple(name) + "> or a primitive type");
      }
      return switch (simple(name)) {
        case "Integer" -> ints();
        case "Long" -> List.of("type", "integer");
        case "Double" -> List.of("type", "number");
        default -> List.of("type", "boolean");
      };
    }
    return declared(component, declared, name);
  }

  private List<Object> declared(Element component, DeclaredType type, String name)
      throws Complaint {
    switch (name) {
      case "java.lang.String":
        return secret
            ? List.of("type", "string", "format", SECRET_FORMAT)
            : List.of("type", "string");
      case "java.time.Duration":
        return List.of("type", "string", "format", "duration");
      case "java.nio.file.Path":
        return List.of("type", "string", "format", "path");
      case "java.net.URI":
        return List.of("type", "string", "format", "uri");
      case "java.util.List":
        refuseRaw(component, type);
        return List.of(
            "type",
            "array",
            "items",
            JsonText.object(type(component, argument(type, 0), true).toArray()));
      case "java.util.Map":
        refuseRaw(component, type);
        if (!erased(argument(type, 0)).equals("java.lang.String")) {
          throw new Complaint(component, "the keys of a map are strings: Map<String, …>");
        }
        return List.of(
            "type",
            "object",
            "additionalProperties",
            JsonText.object(type(component, argument(type, 1), true).toArray()));
      default:
        break;
    }
    TypeElement element = (TypeElement) type.asElement();
    if (element.getKind() == ElementKind.RECORD) {
      Result nested = of(element);
      return List.of(
          "type",
          "object",
          "additionalProperties",
          false,
          "required",
          nested.required(),
          "properties",
          nested.properties());
    }
    if (element.getKind() == ElementKind.ENUM) {
      List<String> constants =
          element.getEnclosedElements().stream()
              .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
              .map(each -> each.getSimpleName().toString().toLowerCase(Locale.ROOT))
              .toList();
      return List.of("type", "string", "enum", constants);
    }
    throw unsupported(component, type);
  }

  private static void refuseRaw(Element component, DeclaredType type) throws Complaint {
    if (type.getTypeArguments().isEmpty()) {
      throw new Complaint(component, "say what is in it: List<String>, Map<String, Long>");
    }
  }

  private static List<Object> ints() {
    return List.of(
        "type", "integer",
        "minimum", (long) Integer.MIN_VALUE,
        "maximum", (long) Integer.MAX_VALUE);
  }

  private static Complaint unsupported(Element component, TypeMirror type) {
    return new Complaint(
        component,
        "a configuration cannot hold a "
            + type
            + "; use String, boolean, int, long, double, an enum, Duration, Path, URI, a record, or an"
            + " Optional, List or Map<String, …> of these");
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The key in the state file: what the engine's mapper makes of the name too. */
  private static String key(RecordComponentElement component) throws Complaint {
    String name = component.getSimpleName().toString();
    if (!name.matches("[a-zA-Z][a-zA-Z0-9_]*")) {
      throw new Complaint(
          component,
          "the name becomes a key: use ASCII letters and digits, and begin with a letter");
    }
    return snakeCase(name);
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
