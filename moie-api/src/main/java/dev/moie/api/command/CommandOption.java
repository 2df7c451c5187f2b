package dev.moie.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An option of a {@link PluginCommand}, for help, completion and the check of the command line. */
@Documented
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandOption {

  /**
   * The name.
   *
   * @return the name, such as {@code --days}
   */
  String name();

  /**
   * One line for people: what it is for, and its default.
   *
   * @return the description
   */
  String doc();

  /**
   * What its value is called in help, such as {@code N}.
   *
   * @return the label; empty, the default, if it takes no value
   */
  String value() default "";
}
