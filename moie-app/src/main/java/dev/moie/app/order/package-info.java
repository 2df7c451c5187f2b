/** Orders about single jobs, from the command line or from elsewhere. */
package dev.moie.app.order;
