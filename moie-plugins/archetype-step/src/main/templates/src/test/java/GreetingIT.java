package ${package};

/** The same as {@link GreetingTest}, on the jar that Maven has packed. */
class GreetingIT extends GreetingTest {}
