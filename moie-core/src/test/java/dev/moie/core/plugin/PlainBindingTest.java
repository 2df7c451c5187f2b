package dev.moie.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plain configurations are bound as the mapper would, and everything else is left to it. */
class PlainBindingTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  record Plain(
      String text,
      int expectExit,
      boolean httpURLOnly,
      Optional<String> maybe,
      List<String> argv,
      Map<String, String> env) {
    Plain {
      if (text.equals("bad")) {
        throw new IllegalArgumentException("bad text");
      }
    }
  }

  record Timed(String text, Duration limit) {}

  private static final String REST =
      ", 'expect_exit': 3, 'http_urlonly': true, 'argv': ['a', ''], 'env': {'K': 'v', 'A': ''}}";

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
  }

  @Test
  void binds_what_the_mapper_binds() throws Exception {
    for (String text : List.of("{'text': 'x'" + REST, "{'text': 'x', 'maybe': 'y'" + REST)) {
      assertThat(PlainBinding.of(Plain.class, json(text)))
          .contains(MAPPER.treeToValue(json(text), Plain.class));
    }
  }

  @Test
  void leaves_the_rest_to_the_mapper() throws Exception {
    for (String text :
        List.of(
            "{'text': 1" + REST,
            "{'text': null" + REST,
            "{'text': 'x', 'maybe': null" + REST,
            "{'text': 'x', 'other': 1" + REST,
            "{'text': 'x'" + REST.replace("3", "3.0"),
            "{'text': 'x'" + REST.replace("'a'", "1"),
            "{'text': 'x'" + REST.replace("'v'", "true"),
            "{'text': 'x'" + REST.replace("['a', '']", "'a'"),
            "{'text': 'x'}")) {
      assertThat(PlainBinding.of(Plain.class, json(text))).as(text).isEmpty();
    }
    assertThat(PlainBinding.of(Timed.class, json("{'text': 'x', 'limit': 'PT1S'}"))).isEmpty();
    assertThat(PlainBinding.of(String.class, json("{}"))).isEmpty();
  }

  @Test
  void tells_what_the_records_own_constructor_refuses() {
    assertThatThrownBy(() -> PlainBinding.of(Plain.class, json("{'text': 'bad'" + REST)))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .hasMessage("bad text");
  }
}
