package dev.moie.plugins.governance.rules;

import dev.moie.api.policy.ActionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job may allow itself. These are compared with what the state file says, before anything
 * runs; the engine then sees to it that the job keeps to that.
 *
 * @param timeout the longest timeout
 * @param attempts the most attempts
 * @param concurrency the most jobs at once in a phase
 */
record Limits(
    Optional<Duration> timeout, Optional<Integer> attempts, Optional<Integer> concurrency) {

  List<String> refusals(ActionRequest request) {
    List<String> refusals = new ArrayList<>();
    timeout
        .filter(most -> request.timeout().compareTo(most) > 0)
        .ifPresent(
            most ->
                refusals.add(
                    "its timeout "
                        + request.timeout()
                        + " is above limits.timeout "
                        + most
                        + "; set \"timeout\": \""
                        + most
                        + "\""));
    attempts
        .filter(most -> request.maxAttempts() > most)
        .ifPresent(
            most ->
                refusals.add(
                    "its "
                        + request.maxAttempts()
                        + " attempts are above limits.attempts "
                        + most
                        + "; set \"retry\": {\"max_attempts\": "
                        + most
                        + "}"));
    concurrency
        .filter(most -> request.concurrency() > most)
        .ifPresent(
            most ->
                refusals.add(
                    "the concurrency "
                        + request.concurrency()
                        + " of "
                        + request.phase()
                        + " is above limits.concurrency "
                        + most));
    return refusals;
  }
}
