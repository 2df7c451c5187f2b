/**
 * Annotations for the components of a configuration record.
 *
 * <p>A job's {@code with} object is bound to a record: the component {@code maxAge} is written
 * {@code max_age}. A component must be given unless it is an {@link java.util.Optional}, a {@link
 * java.util.List}, a {@link java.util.Map}, or has a {@link dev.moie.api.config.Default}. Its type
 * is one of {@code String}, {@code boolean}, {@code int}, {@code long}, {@code double}, an enum,
 * {@link java.time.Duration} (ISO-8601, {@code PT10M}), {@link java.net.URI}, another such record,
 * or an {@code Optional}, {@code List} or string-keyed {@code Map} of these.
 */
package dev.moie.api.config;
