<?xml version="1.0" encoding="UTF-8"?>
<!-- Of the bill of materials: what is not ours, and under which licence it comes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:b="http://cyclonedx.org/schema/bom/1.6" exclude-result-prefixes="b">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/b:bom">
    <xsl:text>MOIE is licensed under the Apache License 2.0; see LICENSE. It comes with these libraries, each with its&#10;</xsl:text>
    <xsl:text>licence in its own jar or at the address given. sbom.json says the same for machines.&#10;&#10;</xsl:text>
    <xsl:for-each select="b:components/b:component[not(b:group = 'dev.moie')]">
      <xsl:sort select="b:group"/>
      <xsl:sort select="b:name"/>
      <xsl:sort select="b:version"/>
      <xsl:value-of select="concat(b:group, ':', b:name, ':', b:version, '&#10;')"/>
      <xsl:for-each select="b:licenses/b:license">
        <xsl:text>    </xsl:text>
        <xsl:value-of select="b:id | b:name"/>
        <xsl:if test="b:url">
          <xsl:value-of select="concat(', ', b:url)"/>
        </xsl:if>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
      <xsl:for-each select="b:licenses/b:expression">
        <xsl:value-of select="concat('    ', ., '&#10;')"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
