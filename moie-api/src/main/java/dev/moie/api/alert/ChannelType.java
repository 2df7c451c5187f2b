package dev.moie.api.alert;

import dev.moie.api.Experimental;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds a {@link Notifier} to the name that {@code alerts.channels} in {@code moie.yaml} uses for
 * it.
 *
 * <p>The class must be public, concrete and not an inner class. The annotation processor checks
 * this, and fails the build with the reason. Since API 0.1.1.
 */
@Documented
@Experimental
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChannelType {

  /**
   * The name, {@code <plugin>/<type>}: the plugin's id, a slash, and lower-case letters, digits and
   * hyphens. No job type of the plugin has the same.
   *
   * @return the name
   */
  String value();

  /**
   * One line for people: where an alert goes.
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

  /**
   * Whether the channel hears of heartbeats, by {@link Notifier#beat}, and not of alerts.
   *
   * @return true for a channel that watches heartbeats; false by default
   */
  boolean heartbeats() default false;
}
