package dev.moie.plugins.verify;

import dev.moie.api.config.Default;
import dev.moie.api.config.Doc;
import dev.moie.api.config.Range;
import java.time.Duration;

/**
 * Configures {@link PortVerifier}.
 *
 * @param host whose port
 * @param port which port
 * @param open whether it is to be open
 * @param timeout how long to wait
 */
public record PortConfig(
    @Doc("Host name or address") @Default("127.0.0.1") String host,
    @Doc("TCP port") @Range(min = 1, max = 65535) int port,
    @Doc("Whether somebody is to listen; false holds if nobody does") @Default("true") boolean open,
    @Doc("How long to wait for an answer") @Default("PT5S") Duration timeout) {}
