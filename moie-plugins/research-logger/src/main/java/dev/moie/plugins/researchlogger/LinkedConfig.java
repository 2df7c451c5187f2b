package dev.moie.plugins.researchlogger;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import java.time.Duration;

/**
 * Configures {@link LinkedVerifier}.
 *
 * @param maxAge how old the link entry may be
 */
public record LinkedConfig(
    @Doc("Greatest age of the link entry") @Default("PT24H") Duration maxAge) {}
