package ${package};

/** The same as {@link CollectTest}, on the jar that Maven has packed. */
class CollectIT extends CollectTest {}
