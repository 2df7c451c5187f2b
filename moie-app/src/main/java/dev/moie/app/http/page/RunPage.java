package dev.moie.app.http.page;

import java.util.List;
import java.util.Optional;

/**
 * The page of an execution.
 *
 * @param frame what is around it
 * @param run the execution
 * @param ended when it ended
 * @param plugin which plugin ran
 * @param retry when it may be tried again
 * @param step which job type tells now, while it runs; may be empty
 * @param output the end of its output; while it runs what its plugin has told so far
 * @param known whether anything is known of its output while it runs
 */
public record RunPage(
    Frame frame,
    RunRow run,
    Optional<Moment> ended,
    String plugin,
    Optional<Moment> retry,
    String step,
    List<String> output,
    boolean known) {}
