package dev.moie.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a part of the API that may still change or go in any version, without a new major one. What
 * is not marked stays as it is: the build compares it with the API as it was first released.
 */
@Documented
@Target({
  ElementType.TYPE,
  ElementType.METHOD,
  ElementType.CONSTRUCTOR,
  ElementType.FIELD,
  ElementType.PACKAGE
})
@Retention(RetentionPolicy.CLASS)
public @interface Experimental {}
