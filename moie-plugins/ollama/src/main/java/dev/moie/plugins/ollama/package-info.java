/** The models of an Ollama server: verify that one is there, pull it. */
package dev.moie.plugins.ollama;
