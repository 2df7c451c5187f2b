package dev.moie.api.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that holds the <em>name</em> of a secret, never its value: a {@code String}, or
 * an {@code Optional}, {@code List} or {@code Map} of these. A name that the workspace's {@code
 * moie.yaml} does not define is a problem of the configuration, told before the job runs. The value
 * comes from {@link dev.moie.api.secret.Secrets}.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Secret {}
