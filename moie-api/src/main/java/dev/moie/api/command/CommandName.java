package dev.moie.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a {@link PluginCommand} and says how it is called.
 *
 * <p>The class must be public, concrete and not an inner class. A command of the program itself, or
 * of a plugin that is found earlier, keeps its name: the later one is not reachable, and {@code
 * moie plugins list} says so.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandName {

  /**
   * The name: lower-case letters, digits and hyphens, beginning with a letter.
   *
   * @return the name
   */
  String value();

  /**
   * One line for people: what it does.
   *
   * @return the summary, without a full stop
   */
  String summary();

  /**
   * What the words are that belong to no option, as help shows them, such as {@code QUERY}.
   *
   * @return their label; empty, the default, if the command takes none
   */
  String parameters() default "";

  /**
   * The options that it takes. {@code --help} and {@code --json} need not be declared.
   *
   * @return the options; none by default
   */
  CommandOption[] options() default {};
}
