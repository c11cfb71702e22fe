// SPDX-License-Identifier: Apache-2.0
package io.stowage.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an answer, with its text and its children, whatever their namespace. */
final class Xml {
  private static final XMLInputFactory FACTORY = factory();

  private final String name;
  private final List<Xml> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Xml(String name) {
    this.name = name;
  }

  /** No DTDs, no entities, nothing from elsewhere. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Reads a document.
   *
   * @throws IOException if it cannot be read or is none
   */
  static Xml read(InputStream in) throws IOException {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
      Xml document = new Xml("");
      Deque<Xml> open = new ArrayDeque<>(List.of(document));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            Xml element = new Xml(reader.getLocalName());
            open.element().children.add(element);
            open.push(element);
          }
          case XMLStreamConstants.END_ELEMENT -> open.pop();
          case XMLStreamConstants.CHARACTERS -> open.element().text.append(reader.getText());
          default -> {
            // comments and such
          }
        }
      }
      if (document.children.isEmpty()) {
        throw new IOException("the answer is empty");
      }
      return document.children.get(0);
    } catch (XMLStreamException e) {
      throw new IOException("the answer is no XML", e);
    }
  }

  String name() {
    return name;
  }

  /** The text of the first child of a name, empty where there is none. */
  String text(String child) {
    return all(child).findFirst().map(found -> found.text.toString().strip()).orElse("");
  }

  /** The children of a name. */
  Stream<Xml> all(String child) {
    return children.stream().filter(each -> each.name.equals(child));
  }

  /** Text as it stands in an element. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
