package dev.moie.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a {@link Verifier} or an {@link Action} to the name that state files use for it.
 *
 * <p>The class must be public, concrete and not an inner class. The annotation processor checks
 * this, and fails the build with the reason.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface JobType {

  /**
   * The name, {@code <plugin>/<type>}: the plugin's id, a slash, and lower-case letters, digits and
   * hyphens.
   *
   * @return the name
   */
  String value();

  /**
   * One line for people: what it checks or does.
   *
   * @return the summary, without a full stop
   */
  String summary();

  /**
   * An example of the {@code with} object, as JSON.
   *
   * @return the example; {@code {}} by default
   */
  String example() default "{}";
}
