package dev.moie.core.plugin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.moie.core.state.Step;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Makes the record of a type out of the configuration that a step gives it. */
final class ConfigBinding {
  private ConfigBinding() {}

  /**
   * Binds the configuration, which fits the type's schema; runs the record's own constructor.
   *
   * @throws CallFailure if the record refuses it
   */
  static Object bind(LoadedPlugin plugin, TypeInfo type, Step step) throws Exception {
    Class<?> record = plugin.loader().loadClass(type.configClass());
    ObjectNode config = ConfigCheck.withDefaults(type.schema(), step.with());
    try {
      Optional<Object> plain = PlainBinding.of(record, config);
      return plain.isPresent() ? plain.get() : plugin.mapper().treeToValue(config, record);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw refused(
          "the configuration of '" + step.uses() + "' is wrong: " + e.getCause().getMessage());
    } catch (ValueInstantiationException e) {
      // The record's own constructor refused the values, in the author's words.
      String why = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
      throw refused("the configuration of '" + step.uses() + "' is wrong: " + why);
    } catch (JsonProcessingException e) {
      throw refused(
          "the configuration of '" + step.uses() + "' is wrong: " + e.getOriginalMessage());
    }
  }

  private static CallFailure refused(String why) {
    return new CallFailure(CallFailure.Kind.REFUSED, Thrown.line(why));
  }
}
