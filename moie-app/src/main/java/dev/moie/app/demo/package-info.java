/** What the demo simulates. */
package dev.moie.app.demo;
