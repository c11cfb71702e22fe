// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class XmlTest {
  private static Xml read(String text) throws IOException {
    return Xml.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void elementsAreFoundWhateverTheirNamespace() throws IOException {
    Xml xml = read("<?xml version='1.0'?><A xmlns='http://x'><B>one</B><B>two &amp; 3</B><C/></A>");

    assertThat(xml.name()).isEqualTo("A");
    assertThat(xml.text("B")).isEqualTo("one");
    assertThat(xml.all("B")).hasSize(2);
    assertThat(xml.text("C")).isEmpty();
    assertThat(xml.text("D")).isEmpty();
  }

  @Test
  void whatIsEscapedIsReadAsItWas() throws IOException {
    assertThat(read("<A><B>" + Xml.escape("<&>\"") + "</B></A>").text("B")).isEqualTo("<&>\"");
  }

  @Test
  void entitiesAreNotFollowed() {
    String text = "<!DOCTYPE A [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><A><B>&e;</B></A>";

    assertThatThrownBy(() -> read(text).text("B")).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsNoXmlIsNoAnswer() {
    assertThatThrownBy(() -> read("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("<html><br>")).isInstanceOf(IOException.class);
  }
}
