/* The ownership graph as one page that needs nothing else: a picture that its script lays out, and the edges as a table. */
#include "db/report/graph.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>

#include "analyzer/base/error.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Ownership graph</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<style>\n"
    "body{font:14px/1.45 sans-serif;margin:1.5em;color:#212121;background:#fff}svg{width:100%;height:70vh;border:1px solid #e0e0e0}\n"
    "table{border-collapse:collapse;margin-top:1em;display:block;overflow-x:auto}td,th{padding:.2em .8em;border-bottom:1px solid #eee;text-align:left}\n"
    ".cycle{stroke:#1565c0;fill:#1565c0}.red{stroke:#c62828;fill:#c62828}.any{stroke:#bdbdbd;fill:#bdbdbd}.edge{stroke:#616161;fill:#616161}\n"
    "td.cycle{color:#1565c0;fill:none}td.red{color:#c62828}line{stroke-width:1.5}text{font-size:11px;stroke:none;fill:#212121}\n"
    "circle{stroke-width:2;fill:#fff}@media(prefers-color-scheme:dark){body{background:#121212;color:#e0e0e0}text{fill:#e0e0e0}circle{fill:#121212}}\n"
    "</style></head><body>\n<h1>Ownership graph</h1>\n"
    "<p>An arrow: instances can hold a strong reference. Blue: on a cycle; red: on a cycle that nothing breaks; grey: any object. "
    "Dashed: not garbage collected.</p>\n<svg id=\"picture\" role=\"img\" aria-label=\"the graph\"></svg>\n<table id=\"edges\"><tr><th>holder</th>"
    "<th>field</th><th>held</th><th>stored</th><th>visited</th><th>cleared</th><th>cycle</th></tr></table>\n<script>\nconst graph=";

static const char tail[] =
    ";\nconst NS='http://www.w3.org/2000/svg',svg=document.getElementById('picture'),W=1000,H=640;\n"
    "svg.setAttribute('viewBox','0 0 '+W+' '+H);\n"
    "const make=(name,attributes,parent)=>{const e=document.createElementNS(NS,name);for(const k in attributes)e.setAttribute(k,attributes[k]);"
    "parent.appendChild(e);return e};\n"
    "const nodes=graph.nodes,by={};nodes.forEach((n,i)=>{const a=2*Math.PI*i/nodes.length;n.x=W/2+W/3*Math.cos(a);n.y=H/2+H/3*Math.sin(a);by[n.id]=n});\n"
    "const edges=graph.edges,rounds=nodes.length>400?30:200;\n"
    "for(let r=0;r<rounds;r++){const step=12*(1-r/rounds);for(const n of nodes){n.dx=(W/2-n.x)*.004;n.dy=(H/2-n.y)*.004}\n"
    "for(let i=0;i<nodes.length;i++)for(let k=i+1;k<nodes.length;k++){const a=nodes[i],b=nodes[k];let x=a.x-b.x,y=a.y-b.y;"
    "const d=Math.max(x*x+y*y,1),f=2600/d;x*=f;y*=f;const l=Math.sqrt(d);a.dx+=x/l*3;a.dy+=y/l*3;b.dx-=x/l*3;b.dy-=y/l*3}\n"
    "for(const e of edges){const a=by[e.from],b=by[e.to];if(a===b)continue;const x=b.x-a.x,y=b.y-a.y,l=Math.sqrt(x*x+y*y)||1,f=(l-130)*.02;"
    "a.dx+=x/l*f;a.dy+=y/l*f;b.dx-=x/l*f;b.dy-=y/l*f}\n"
    "for(const n of nodes){const l=Math.sqrt(n.dx*n.dx+n.dy*n.dy)||1,m=Math.min(l,step);n.x=Math.min(W-60,Math.max(60,n.x+n.dx/l*m));"
    "n.y=Math.min(H-20,Math.max(20,n.y+n.dy/l*m))}}\n"
    "const defs=make('defs',{},svg);for(const c of ['edge','cycle','red','any']){const m=make('marker',{id:'to-'+c,viewBox:'0 0 10 10',refX:10,refY:5,"
    "markerWidth:7,markerHeight:7,orient:'auto-start-reverse'},defs);make('path',{d:'M0 0L10 5L0 10z','class':c},m)}\n"
    "const kind=e=>e.unbreakable?'red':e.cycle?'cycle':by[e.to].path===null?'any':'edge';\n"
    "const label=(x,y,t,tip)=>{const e=make('text',{x,y,'text-anchor':'middle'},svg);e.textContent=t;if(tip)make('title',{},e).textContent=tip};\n"
    "const groups={};for(const e of edges){const c=kind(e),key=e.from+' '+e.to+' '+c;(groups[key]=groups[key]||{from:e.from,to:e.to,c,all:[]}).all.push(e)}\n"
    "const crowded=nodes.length>25;\n" /* what leads anywhere has no names in the picture then, but in its tooltip and in the table */
    "for(const g of Object.values(groups)){const a=by[g.from],b=by[g.to],c=g.c,fields=[...new Set(g.all.map(e=>e.field))];\n"
    "const tip=g.all.map(e=>e.field+' '+(e.path||'?')+':'+e.line+(e.function?', '+e.function:'')).join('\\n');\n"
    "const name=c==='any'&&crowded?'':fields.slice(0,3).join(', ')+(fields.length>3?' +'+(fields.length-3):'');\n"
    "if(a===b){make('path',{d:`M${a.x-6} ${a.y-8}c-30 -40 42 -40 12 0`,style:'fill:none','class':c,'marker-end':`url(#to-${c})`},svg);"
    "label(a.x,a.y-40,name,tip);continue}\n"
    "const x=b.x-a.x,y=b.y-a.y,l=Math.sqrt(x*x+y*y)||1;const line=make('line',{x1:a.x+x/l*9,y1:a.y+y/l*9,x2:b.x-x/l*11,y2:b.y-y/l*11,'class':c,"
    "'marker-end':`url(#to-${c})`},svg);"
    "make('title',{},line).textContent=tip;if(name)label(a.x+x*.4,a.y+y*.4-3,name,tip)}\n"
    "for(const n of nodes){const marks=edges.filter(e=>e.from===n.id||e.to===n.id),c=marks.some(e=>e.unbreakable)?'red':marks.some(e=>e.cycle)?"
    "'cycle':n.path===null?'any':'edge';make('circle',{cx:n.x,cy:n.y,r:8,'class':c,style:'fill:'+(n.path===null?'none':'#fff'),"
    "'stroke-dasharray':n.collected===false?'3 2':''},svg);"
    "label(n.x,n.y+22,n.name,n.path===null?n.kind:n.path+':'+n.line)}\n"
    "const table=document.getElementById('edges'),say=v=>v===null?'?':v?'yes':'no';\n"
    "for(const e of edges){const row=table.insertRow();[by[e.from].name,e.field,by[e.to].name,(e.path||'?')+':'+e.line+(e.function?' '+e.function:''),"
    "say(e.visited),say(e.cleared),e.cycle===null?'':e.cycle].forEach(t=>{row.insertCell().textContent=t});row.cells[6].className=kind(e)}\n"
    "</script>\n</body></html>\n";

bool rl_graph_html(const struct rl_graph *graph, const struct rl_graph_options *options, FILE *out, GError **error)
{
    g_autofree char *json = rl_graph_json_text(graph, options, JSON_COMPACT | JSON_ENSURE_ASCII);
    fputs(head, out);
    for (const char *c = json; *c; c++)
        if (*c == '<') /* no text may end the script */
            fputs("\\u003c", out);
        else
            fputc(*c, out);
    fputs(tail, out);
    if (fflush(out) == 0 && !ferror(out))
        return true;
    g_set_error_literal(error, RL_ERROR, RL_ERROR_IO, g_strerror(errno));
    return false;
}
