package dev.moie.plugins.notebook.job;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.time.Duration;

/**
 * Configures the verifiers of what is made anew.
 *
 * @param maxAge how old it may be
 */
public record FreshConfig(@Doc("Greatest age") @Default("PT24H") Duration maxAge) {}
