/**
 * The plugin host: jars in folders become job types that the engine can call. {@link
 * dev.moie.core.plugin.PluginHost} is the only door; no type of PF4J, Guice or Jackson's binding
 * leaves this package.
 *
 * <p>The way of a jar: JarReader reads its facts without running any of its code, and JarFactsCache
 * remembers them; Catalog vets all jars together and names what is wrong with each; a Generation
 * loads the healthy ones of one dependency component into class loaders of their own, when the
 * first of their job types is called; LoadedPlugin makes instances; GuardedCall runs them.
 */
package dev.moie.core.plugin;
