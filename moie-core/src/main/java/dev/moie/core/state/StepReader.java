package dev.moie.core.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.json.Located;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code verify}, {@code run} and {@code verification_cmd}. */
final class StepReader {
  private static final Pattern TYPE_NAME = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StepReader() {}

  static Optional<Step> step(Fields job, String key) {
    return job.fields(key)
        .flatMap(
            fields -> {
              fields.refuseUnknown(Set.of("uses", "with"));
              String uses =
                  fields.requiredString("uses", "the name of a job type such as \"verify/file\"");
              Optional<Fields> with = fields.fields("with");
              if (uses.isEmpty()) {
                return Optional.empty();
              }
              if (!TYPE_NAME.matcher(uses).matches()) {
                fields.error(
                    "uses",
                    "\""
                        + uses
                        + "\" is no job type; it is written <plugin>/<type>, such as"
                        + " \"verify/file\"");
                return Optional.empty();
              }
              return Optional.of(
                  new Step(
                      uses,
                      with.map(Fields::object).map(StepReader::object).orElse(NODES.objectNode())));
            });
  }

  static Step shell(String command) {
    return new Step("verify/command", NODES.objectNode().put("command", command));
  }

  private static ObjectNode object(Located.Obj object) {
    ObjectNode node = NODES.objectNode();
    object.members().forEach(member -> node.set(member.key(), node(member.value())));
    return node;
  }

  private static JsonNode node(Located value) {
    if (value instanceof Located.Obj object) {
      return object(object);
    }
    if (value instanceof Located.Arr list) {
      ArrayNode node = NODES.arrayNode();
      list.items().forEach(item -> node.add(node(item)));
      return node;
    }
    if (value instanceof Located.Str string) {
      return NODES.textNode(string.text());
    }
    if (value instanceof Located.Num number) {
      return number(number.text());
    }
    String literal = ((Located.Literal) value).text();
    return literal.equals("null") ? NODES.nullNode() : NODES.booleanNode(literal.equals("true"));
  }

  private static JsonNode number(String spelled) {
    if (spelled.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
      BigInteger whole = new BigInteger(spelled);
      return whole.bitLength() < 32
          ? NODES.numberNode(whole.intValue())
          : whole.bitLength() < 64 ? NODES.numberNode(whole.longValue()) : NODES.numberNode(whole);
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(spelled));
    } catch (ArithmeticException | NumberFormatException exponentOutOfRange) {
      return NODES.numberNode(Double.parseDouble(spelled));
    }
  }
}
