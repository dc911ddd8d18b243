"""The career graph as files that networkx and other programs read."""

import io
import json
from collections.abc import Mapping

import networkx as nx


def graphml(graph: "nx.DiGraph[str]") -> bytes:
    """Return the graph as GraphML. That holds no mappings, so they become JSON text."""
    flat: nx.DiGraph[str] = nx.DiGraph(**graph.graph)
    for node, attributes in graph.nodes(data=True):
        flat.add_node(node, **{name: _flat(value) for name, value in attributes.items()})
    flat.add_edges_from(graph.edges(data=True))
    file = io.BytesIO()
    nx.write_graphml_xml(flat, file)
    return file.getvalue()


def node_link(graph: "nx.DiGraph[str]") -> str:
    """Return the graph as node-link JSON: nx.node_link_graph(json.load(file), edges="edges")."""
    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False)


def _flat(value: object) -> object:
    return json.dumps(value) if isinstance(value, Mapping) else value
