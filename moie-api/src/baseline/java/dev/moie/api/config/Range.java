package dev.moie.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that a component may be. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {

  /**
   * The smallest number allowed.
   *
   * @return the bound, itself allowed; no bound by default
   */
  long min() default Long.MIN_VALUE;

  /**
   * The largest number allowed.
   *
   * @return the bound, itself allowed; no bound by default
   */
  long max() default Long.MAX_VALUE;
}
