package dev.moie.api.processor;

import dev.moie.api.config.Range;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import javax.lang.model.element.Element;

/** The text of a {@code @Default}, checked against its component's schema. */
final class DefaultValue {
  private final Element component;
  private final String text;
  private final List<Object> schema;
  private final Range range;

  DefaultValue(Element component, String text, List<Object> schema, Range range) {
    this.component = component;
    this.text = text;
    this.schema = schema;
    this.range = range;
  }

  JsonText.Raw json() throws Complaint {
    try {
      return switch ((String) schema.get(1)) {
        case "boolean" -> bool();
        case "integer" -> whole();
        case "number" -> real();
        case "string" -> string();
        default ->
            throw new Complaint(
                component,
                "only a single value has a @Default; lists and maps are empty by default");
      };
    } catch (NumberFormatException | DateTimeException | URISyntaxException e) {
      throw wrong();
    }
  }

  private Complaint wrong() {
    return new Complaint(
        component, "@Default(\"" + text + "\") is no value of this component; correct it");
  }

  private JsonText.Raw bool() throws Complaint {
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong();
    }
    return new JsonText.Raw(text);
  }

  private JsonText.Raw whole() throws Complaint {
    long value = Long.parseLong(text);
    if (range != null && (value < range.min() || value > range.max())) {
      throw outside();
    }
    if (schema.contains((long) Integer.MAX_VALUE) && value != (int) value) {
      throw wrong();
    }
    return new JsonText.Raw(Long.toString(value));
  }

  private JsonText.Raw real() throws Complaint {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw wrong();
    }
    if (range != null && (value < range.min() || value > range.max())) {
      throw outside();
    }
    return new JsonText.Raw(String.valueOf(value));
  }

  private Complaint outside() {
    return new Complaint(component, "@Default(\"" + text + "\") lies outside the @Range");
  }

  private JsonText.Raw string() throws Complaint, URISyntaxException {
    int format = schema.indexOf("format");
    int constants = schema.indexOf("enum");
    if (format >= 0 && schema.get(format + 1).equals("duration")) {
      if (Duration.parse(text).isNegative()) {
        throw wrong();
      }
    } else if (format >= 0 && schema.get(format + 1).equals("uri")) {
      if (!new URI(text).isAbsolute()) {
        throw wrong();
      }
    } else if (constants >= 0 && !((List<?>) schema.get(constants + 1)).contains(text)) {
      throw new Complaint(
          component,
          "@Default(\"" + text + "\") is none of " + schema.get(constants + 1) + "; correct it");
    }
    return new JsonText.Raw(JsonText.quote(text));
  }
}
