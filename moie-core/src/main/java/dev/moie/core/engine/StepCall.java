package dev.moie.core.engine;

import dev.moie.api.JobInfo;
import dev.moie.api.PhaseInfo;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The circumstances of one call of a plugin.
 *
 * @param job the job
 * @param phase its phase
 * @param attempt counted from 1; 0 while verifying before any action
 * @param timeout how long the call may take
 * @param progress takes the lines that the plugin tells people; called on the plugin's thread
 */
public record StepCall(
    JobInfo job, PhaseInfo phase, int attempt, Duration timeout, Consumer<String> progress) {}
