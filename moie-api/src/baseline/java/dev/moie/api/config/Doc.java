package dev.moie.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says in one sentence what a component is for; shown in help, in error messages and in the
 * generated reference.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {

  /**
   * The sentence.
   *
   * @return the sentence, with units where there are any
   */
  String value();
}
