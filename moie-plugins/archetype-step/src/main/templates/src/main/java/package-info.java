/** The MOIE plugin ${pluginId}. */
package ${package};
