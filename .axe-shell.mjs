import { chromium } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'
const paths=['/','/learn','/learn/internet-and-tools','/learn/start-here/what-a-backend-does','/learn/internet-and-tools/http-messages','/roles','/roles/backend-developer','/stacks','/stacks/django','/glossary','/glossary/idempotent','/dashboard','/settings','/about','/search','/search?q=idempotant','/nowhere','/offline','/500']
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-background-networking']})
let n=0
for(const w of [390,800,1440])for(const t of ['light','dark']){const c=await b.newContext({viewport:{width:w,height:844},colorScheme:t});const p=await c.newPage();for(const u of paths){await p.goto('http://localhost:3101'+u,{waitUntil:'networkidle'});
 for(const state of ['plain',...(w<900&&u.includes('/learn/start-here/what')?['rail','contents','menu']:[])]){ if(state!=='plain'){await p.keyboard.press('Escape');await p.click(`[popovertarget=${state}]`)}
 const r=await new AxeBuilder({page:p}).analyze();n++;for(const v of r.violations)console.log(w,t,u,state,v.id,v.impact,v.nodes.length,v.nodes[0].html.slice(0,160),v.nodes[0].failureSummary.split('\n')[1]?.slice(0,200))}}
 await c.close()}
console.log(n,'axe runs');await b.close()
