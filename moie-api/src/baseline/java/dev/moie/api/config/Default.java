package dev.moie.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of a component that is not given. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {

  /**
   * The value as it would be written in the state file, without quotes.
   *
   * @return the value, such as {@code 10}, {@code true} or {@code PT10M}
   */
  String value();
}
